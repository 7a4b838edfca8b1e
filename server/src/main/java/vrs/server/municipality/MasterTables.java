package vrs.server.municipality;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.AreaCode;

/// The tables of the master data (V020), read as a whole; every zone may read them, none writes.
final class MasterTables {

  private final JdbcClient sql;

  MasterTables(JdbcClient sql) {
    this.sql = sql;
  }

  MasterData read() {
    var programmes = programmes();
    var products = products(programmes);
    return new MasterData(
        municipalities(),
        programmes.values(),
        products.values(),
        ages(products),
        rules(products),
        lotFormats(),
        lots(products),
        weights());
  }

  /// Of all rows that rules, products and lots are made of.
  static String digest(JdbcClient sql) {
    return sql.sql(
            """
            select encode(sha256(convert_to(string_agg(line, E'\n' order by line), 'UTF8')), 'hex')
              from (select 'rule_weight ' || t::text as line from rule_weight t
                    union all select 'programme ' || t::text from programme t
                    union all select 'product ' || t::text from product t
                    union all select 'product_age ' || t::text from product_age t
                    union all select 'dose_interval ' || t::text from dose_interval t
                    union all select 'lot_format ' || t::text from lot_format t
                    union all select 'lot ' || t::text from lot t
                    union all select 'lot_expiry ' || t::text from lot_expiry t
                    union all select 'lot_recall ' || t::text from lot_recall t) as rows
            """)
        .query(String.class)
        .single();
  }

  private List<RuleWeight> weights() {
    return sql.sql("select rule, weight, valid_from, valid_to from rule_weight order by rule")
        .query((row, _) ->
            new RuleWeight(
                row.getString("rule"), Weight.valueOf(row.getString("weight")), validity(row)))
        .list();
  }

  private List<Municipality> municipalities() {
    return sql.sql(
            """
            select m.code, m.name, m.kana, m.area_code, m.valid_from, m.valid_to,
                   p.number, p.name as prefecture_name, p.kana as prefecture_kana
              from municipality m
              join prefecture p on p.number = m.prefecture
             order by m.code, m.valid_from
            """)
        .query((row, _) ->
            new Municipality(
                row.getString("code"),
                row.getString("name"),
                row.getString("kana"),
                new Prefecture(
                    row.getString("number"),
                    row.getString("prefecture_name"),
                    row.getString("prefecture_kana")),
                new AreaCode(row.getString("area_code")),
                validity(row)))
        .list();
  }

  private Map<String, Programme> programmes() {
    return sql
        .sql(
            """
            select code, name, name_english, icd11, invented, valid_from, valid_to
              from programme
            """)
        .query((row, _) ->
            new Programme(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_english"),
                row.getString("icd11"),
                row.getBoolean("invented"),
                validity(row)))
        .stream()
        .collect(toMap(Programme::code, identity()));
  }

  private Map<String, Product> products(Map<String, Programme> programmes) {
    return sql
        .sql(
            """
            select code, programme, maker, maker_english, brand, brand_english,
                   cvx, icd11_vaccine, icd11_disease, atc, valid_from, valid_to
              from product
            """)
        .query((row, _) ->
            new Product(
                row.getString("code"),
                known(programmes, row.getString("programme")),
                row.getString("maker"),
                row.getString("maker_english"),
                row.getString("brand"),
                row.getString("brand_english"),
                row.getString("cvx"),
                row.getString("icd11_vaccine"),
                row.getString("icd11_disease"),
                row.getString("atc"),
                validity(row)))
        .stream()
        .collect(toMap(Product::code, identity()));
  }

  private List<ProductAge> ages(Map<String, Product> products) {
    return sql.sql(
            """
            select product, dose_from, dose_to, from_months, below_months, at_dose_one,
                   valid_from, valid_to
              from product_age
            """)
        .query((row, _) ->
            new ProductAge(
                known(products, row.getString("product")),
                doses(row),
                new AgeRule(
                    row.getInt("from_months"),
                    number(row, "below_months"),
                    row.getBoolean("at_dose_one")),
                validity(row)))
        .list();
  }

  private List<DoseRule> rules(Map<String, Product> products) {
    return sql.sql(
            """
            select product, dose_from, dose_to, full_days, months, valid_from, valid_to
              from dose_interval
            """)
        .query((row, _) ->
            new DoseRule(
                known(products, row.getString("product")),
                doses(row),
                interval(row),
                validity(row)))
        .list();
  }

  private Map<String, List<Pattern>> lotFormats() {
    record Format(String product, Pattern pattern) {}
    return sql
        .sql("select product, pattern from lot_format")
        .query((row, _) ->
            new Format(row.getString("product"), Pattern.compile(row.getString("pattern"))))
        .stream()
        .collect(groupingBy(Format::product, mapping(Format::pattern, toList())));
  }

  private List<Lot> lots(Map<String, Product> products) {
    record Key(String product, String lot) {}
    record Decision(Key key, Lot.Expiry expiry) {}
    Map<Key, LocalDate> recalls =
        sql
            .sql("select product, lot, recalled_on from lot_recall")
            .query((row, _) ->
                Map.entry(
                    new Key(row.getString("product"), row.getString("lot")),
                    row.getObject("recalled_on", LocalDate.class)))
            .stream()
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    return sql
        .sql("select product, lot, decided_on, expires from lot_expiry")
        .query((row, _) ->
            new Decision(
                new Key(row.getString("product"), row.getString("lot")),
                new Lot.Expiry(
                    row.getObject("decided_on", LocalDate.class),
                    row.getObject("expires", LocalDate.class))))
        .stream()
        .collect(groupingBy(Decision::key, mapping(Decision::expiry, toList())))
        .entrySet()
        .stream()
        .map(each ->
            new Lot(
                known(products, each.getKey().product()),
                new LotNumber(each.getKey().lot()),
                each.getValue(),
                recalls.get(each.getKey())))
        .toList();
  }

  private static @Nullable Interval interval(ResultSet row) throws SQLException {
    var fullDays = number(row, "full_days");
    var months = number(row, "months");
    if (fullDays.isPresent()) {
      return new Interval.FullDays(fullDays.getAsInt());
    }
    return months.isPresent() ? new Interval.Months(months.getAsInt()) : null;
  }

  private static DoseNumbers doses(ResultSet row) throws SQLException {
    return new DoseNumbers(row.getInt("dose_from"), row.getInt("dose_to"));
  }

  private static Validity validity(ResultSet row) throws SQLException {
    return new Validity(
        row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class));
  }

  private static OptionalInt number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /// A foreign key of V020 vouches for it.
  private static <T> T known(Map<String, T> all, String code) {
    var found = all.get(code);
    if (found == null) {
      throw new IllegalStateException("master data refer to the missing " + code);
    }
    return found;
  }
}
