package vrs.server.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Product;
import vrs.server.platform.Area;
import vrs.server.record.DoseState;

/// The long form (縦持ち): a row for each dose, so that no new dose number changes the layout. It
/// tells doses of every state and says which; `docs/formats/ledger-v1.md`.
final class LongLedger implements Ledger {
  private static final int ROWS_AT_ONCE = 1000;
  private static final String TOLD = "登録";
  private static final String GONE = "消去";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Tokyo"));

  private static final List<LedgerColumn> COLUMNS =
      Stream.of(
              "区分",
              "接種記録ID",
              "個人ID",
              "自治体コード",
              "宛名番号",
              "券番号",
              "氏名",
              "氏名カナ",
              "生年月日",
              "支援措置",
              "接種回",
              "接種日",
              "接種自治体コード",
              "会場名",
              "医師名",
              "製品コード",
              "メーカー",
              "ロット番号",
              "状態",
              "引継元自治体コード",
              "版",
              "登録日時",
              "更新日時")
          .map(LedgerColumn::new)
          .toList();

  private final Area area;
  private final MasterData master;

  LongLedger(Area area, MasterData master) {
    this.area = area;
    this.master = master;
  }

  @Override
  public List<LedgerColumn> columns() {
    return COLUMNS;
  }

  @Override
  public void each(Consumer<LedgerRow> row, Consumer<LedgerNote> note) {
    area.sql(
            """
            select d.id, d.person, d.ticket, d.product, d.number, d.lot, d.given, d.given_in, d.site,
                   d.doctor, d.taken_over_from, d.state, d.version, d.recorded, v.recorded as changed,
                   p.ledger_number, p.name, p.kana, p.birth_date, p.protected
              from dose d
              left join lateral (
                     select ledger_number, name, kana, birth_date, protected
                       from person
                      where area = :area and id = d.person
                      limit 1) p
                on true
              left join lateral (
                     select recorded
                       from dose_version
                      where area = :area and dose = d.id and version = d.version
                      limit 1) v
                on true
             where d.area = :area
             order by d.id
            """)
        .withFetchSize(ROWS_AT_ONCE)
        .query(found -> {
          row.accept(row(found));
        });
  }

  @Override
  public Optional<LedgerRow> gone(UUID dose) {
    var fields = new ArrayList<String>(List.of(GONE, dose.toString(), "", area.code().digits()));
    while (fields.size() < COLUMNS.size()) {
      fields.add("");
    }
    return Optional.of(new LedgerRow(dose, Optional.empty(), "", fields));
  }

  private LedgerRow row(ResultSet row) throws SQLException {
    UUID dose = row.getObject("id", UUID.class);
    String product = row.getString("product");
    boolean known = row.getString("name") != null;
    return new LedgerRow(
        dose,
        Optional.ofNullable(row.getString("ledger_number")),
        row.getString("ticket"),
        List.of(
            TOLD,
            dose.toString(),
            text(row.getString("person")),
            area.code().digits(),
            text(row.getString("ledger_number")),
            row.getString("ticket"),
            text(row.getString("name")),
            text(row.getString("kana")),
            text(row.getString("birth_date")),
            known ? row.getBoolean("protected") ? "1" : "0" : "",
            row.getString("number"),
            row.getString("given"),
            row.getString("given_in"),
            row.getString("site"),
            row.getString("doctor"),
            product,
            master.product(product).map(Product::maker).orElse(""),
            row.getString("lot"),
            state(DoseState.valueOf(row.getString("state"))),
            text(row.getString("taken_over_from")),
            row.getString("version"),
            time(row.getTimestamp("recorded")),
            time(row.getTimestamp("changed"))));
  }

  private static String state(DoseState state) {
    return switch (state) {
      case TO_CORRECT -> "要修正";
      case TO_CHECK -> "要確認";
      case ACCEPTED -> "登録済み";
      case CHECKED -> "確認済み";
    };
  }

  private static String time(@Nullable Timestamp time) {
    return time == null ? "" : TIME.format(time.toInstant());
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field;
  }
}
