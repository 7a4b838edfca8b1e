package vrs.server.record;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The table of persons.
@Component
public final class Persons {

  private static final String COLUMNS =
      """
      select id, ledger_number, name, kana, birth_date, sex, moved_out, died, protected, version
        from person
      """;

  /// The persons of these Individual Numbers, in one statement.
  ///
  /// @param lookups the area's look-up values of the numbers
  /// @return by the hexadecimal look-up value; who is not known is absent
  public Map<String, Person> byNumbers(Area area, Collection<byte[]> lookups) {
    var found = new HashMap<String, Person>();
    area.sql(
            """
            select p.*
              from (select unnest(cast(:lookups as bytea[])) as lookup) as one
             cross join lateral (
                    select id, ledger_number, name, kana, birth_date, sex, moved_out, died, protected,
                           version, number_lookup
                      from person
                     where area = :area and number_lookup = one.lookup
                     limit 1) p
            """)
        .param("lookups", lookups.toArray(byte[][]::new))
        .query(row -> {
          found.put(HexFormat.of().formatHex(row.getBytes("number_lookup")), person(row));
        });
    return found;
  }

  public Optional<Person> byId(Area area, UUID id) {
    return area.sql(COLUMNS + " where area = :area and id = :id")
        .param("id", id)
        .query((row, _) -> person(row))
        .optional();
  }

  /// The person of a ledger number.
  Optional<Person> byLedgerNumber(Area area, String ledgerNumber) {
    return area.sql(COLUMNS + " where area = :area and ledger_number = :ledger")
        .param("ledger", ledgerNumber)
        .query((row, _) -> person(row))
        .optional();
  }

  /// Persons whose key begins so, in its order; protected persons are not found this way.
  ///
  /// @param born nobody else's
  List<Person> bySearchKey(Area area, SearchKey prefix, Optional<BirthDate> born, int most) {
    return area.sql(
            COLUMNS
                + """
                 where area = :area and search_key ~>=~ :from and search_key ~<~ :to
                   and not protected and (:born = '' or birth_date = :born)
                 order by search_key using ~<~, birth_date
                 limit :most
                """)
        .param("from", prefix.text())
        .param("to", prefix.text() + "\uFFFF")
        .param("born", born.map(BirthDate::text).orElse(""))
        .param("most", most)
        .query((row, _) -> person(row))
        .list();
  }

  static Person person(ResultSet row) throws SQLException {
    return new Person(
        row.getObject("id", UUID.class),
        Optional.ofNullable(row.getString("ledger_number")),
        row.getString("name"),
        row.getString("kana"),
        new BirthDate(row.getString("birth_date")),
        Sex.of(row.getString("sex")),
        day(row.getDate("moved_out")),
        day(row.getDate("died")),
        row.getBoolean("protected"),
        row.getInt("version"));
  }

  static Optional<LocalDate> day(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toLocalDate);
  }
}
