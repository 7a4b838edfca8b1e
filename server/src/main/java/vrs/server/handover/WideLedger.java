package vrs.server.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Product;
import vrs.server.platform.Area;

/// The wide form (横持ち) that ledgers have taken since 2021: a row for each person, eight columns for
/// each dose number.
///
/// It has no place for a state, and a doubtful dose without its doubt would look like a sure one:
/// it tells only doses that a certificate may show.
final class WideLedger implements Ledger {
  private static final int ROWS_AT_ONCE = 1000;
  private static final int COLUMNS_OF_A_DOSE = 8;
  private static final int FEWEST_NUMBERS = 2;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

  private final Area area;
  private final MasterData master;
  private final int numbers;

  WideLedger(Area area, MasterData master) {
    this.area = area;
    this.master = master;
    this.numbers =
        area.sql(
                """
                select greatest(%d, max(number)) from dose
                 where area = :area and person is not null and state in ('ACCEPTED', 'CHECKED')
                   and taken_over_from is null
                """
                    .formatted(FEWEST_NUMBERS))
            .query(Integer.class)
            .single();
  }

  @Override
  public List<LedgerColumn> columns() {
    var columns = new ArrayList<LedgerColumn>();
    columns.add(new LedgerColumn("個別宛名番号"));
    for (int number = 1; number <= numbers; number++) {
      columns.add(new LedgerColumn(number + "回目接種履歴登録日時", 14));
      columns.add(new LedgerColumn(number + "回目接種日", 8));
      columns.add(new LedgerColumn(number + "回目券番号", 10));
      columns.add(new LedgerColumn(number + "回目接種自治体コード", 6));
      columns.add(new LedgerColumn(number + "回目接種会場名", 30));
      columns.add(new LedgerColumn(number + "回目接種医師名", 20));
      columns.add(new LedgerColumn(number + "回目ワクチンメーカー", 20));
      columns.add(new LedgerColumn(number + "回目ワクチンロット番号", 20));
    }
    return columns;
  }

  @Override
  public void each(Consumer<LedgerRow> row, Consumer<LedgerNote> note) {
    var course = new Course(row, note);
    area.sql(
            """
            select d.person, d.ticket, d.product, d.number, d.lot, d.given, d.given_in, d.site,
                   d.doctor, d.recorded, p.ledger_number
              from dose d
             cross join lateral (
                    select ledger_number from person
                     where area = :area and id = d.person
                     limit 1) p
             where d.area = :area and d.state in ('ACCEPTED', 'CHECKED')
               and d.taken_over_from is null
             order by d.person, d.number, d.id
            """)
        .withFetchSize(ROWS_AT_ONCE)
        .query(found -> {
          course.add(found);
        });
    course.end();
  }

  /// Somebody of whom no sure dose is left has a row without doses, as long as there is a number to
  /// find the person by.
  @Override
  public Optional<LedgerRow> gone(UUID person) {
    return area.sql("select ledger_number from person where area = :area and id = :id")
        .param("id", person)
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(number -> number)
        .map(number -> new LedgerRow(person, Optional.of(number), "", padded(List.of(number))));
  }

  private List<String> padded(List<String> fields) {
    var all = new ArrayList<>(fields);
    while (all.size() < 1 + numbers * COLUMNS_OF_A_DOSE) {
      all.add("");
    }
    return all;
  }

  /// The doses of one person, which come one after the other.
  private final class Course {
    private final Consumer<LedgerRow> row;
    private final Consumer<LedgerNote> note;
    private final Map<Integer, List<String>> doses = new HashMap<>();
    private final Set<Integer> twice = new HashSet<>();
    private @Nullable UUID person;
    private Optional<String> ledgerNumber = Optional.empty();
    private String ticket = "";

    Course(Consumer<LedgerRow> row, Consumer<LedgerNote> note) {
      this.row = row;
      this.note = note;
    }

    void add(ResultSet found) throws SQLException {
      UUID next = found.getObject("person", UUID.class);
      if (!next.equals(person)) {
        end();
        person = next;
        ledgerNumber = Optional.ofNullable(found.getString("ledger_number"));
        ticket = found.getString("ticket");
      }
      int number = found.getInt("number");
      if (doses.put(number, dose(found)) != null) {
        twice.add(number);
      }
    }

    private List<String> dose(ResultSet found) throws SQLException {
      Instant recorded = found.getTimestamp("recorded").toInstant();
      LocalDate given = found.getDate("given").toLocalDate();
      return List.of(
          TIME.format(recorded),
          DateTimeFormatter.BASIC_ISO_DATE.format(given),
          found.getString("ticket"),
          found.getString("given_in"),
          found.getString("site"),
          found.getString("doctor"),
          master.product(found.getString("product")).map(Product::maker).orElse(""),
          found.getString("lot"));
    }

    void end() {
      if (person == null) {
        return;
      }
      var fields = new ArrayList<String>();
      fields.add(ledgerNumber.orElse(""));
      for (int number = 1; number <= numbers; number++) {
        boolean told = doses.containsKey(number) && !twice.contains(number);
        fields.addAll(told ? doses.get(number) : Collections.nCopies(COLUMNS_OF_A_DOSE, ""));
      }
      for (int number : twice) {
        note.accept(
            new LedgerNote(
                LedgerNote.Kind.TWICE, ledgerNumber, ticket, "", String.valueOf(number)));
      }
      row.accept(new LedgerRow(person, ledgerNumber, ticket, fields));
      doses.clear();
      twice.clear();
      person = null;
    }
  }
}
