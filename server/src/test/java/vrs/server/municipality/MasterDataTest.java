package vrs.server.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Nation;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// What the migrations V020 to V023 hold.
class MasterDataTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final AreaCode CHIYODA = new AreaCode("131016");

  private static MasterData data;

  @BeforeAll
  static void load() {
    data = new Masters(new Nation(database.of(Zone.INTERNET))).current();
  }

  @Test
  void there_are_1741_municipalities_each_with_its_area() {
    assertThat(data.municipalities()).hasSize(1741);
    assertThat(data.municipalitiesIn("13", TODAY)).hasSize(62);
    assertThat(data.municipality("131016", TODAY).orElseThrow().name()).isEqualTo("千代田区");
    assertThat(data.municipalityOf(CHIYODA, TODAY).orElseThrow().prefecture().name())
        .isEqualTo("東京都");
    assertThat(data.areaOf("131016")).contains(CHIYODA);
  }

  @Test
  void they_are_those_of_the_samples() {
    assertThat(data.municipalities().stream().map(each -> each.code() + each.name() + each.kana()))
        .containsExactlyElementsOf(
            vrs.samples.Municipality.all().stream()
                .map(each -> each.code() + each.name() + each.kana())
                .toList());
  }

  @Test
  void a_code_of_no_municipality_leads_nowhere() {
    assertThat(data.municipality("139998", TODAY)).isEmpty();
    assertThat(data.areaOf("139998")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2022-01-31,2022-02-10",
    "2022-02-15,2022-01-10",
    "2022-03-15,2021-12-10",
    "2022-06-01,2021-11-10",
    "2022-11-01,2021-09-10"
  })
  void the_interval_before_dose_three_shrank_from_eight_to_three_months(
      LocalDate asked, LocalDate earliest) {
    var rule = data.rule(product("PFZ-12"), 3, asked).orElseThrow();

    assertThat(rule.afterPrevious().orElseThrow().earliest(LocalDate.of(2021, 6, 10)))
        .isEqualTo(earliest);
  }

  @Test
  void a_product_is_given_only_as_the_doses_it_has_rules_for() {
    assertThat(data.rule(product("PFZ-BA1"), 1, LocalDate.of(2022, 11, 1))).isEmpty();
    assertThat(data.rule(product("PFZ-BA1"), 3, LocalDate.of(2022, 11, 1))).isPresent();
    assertThat(data.rule(product("JAN"), 2, LocalDate.of(2022, 11, 1))).isEmpty();
    assertThat(data.rule(product("MHN-12"), 1, TODAY).orElseThrow().afterPrevious()).isEmpty();
  }

  @Test
  void the_ages_of_a_product_are_those_of_the_day() {
    var born = LocalDate.of(2008, 1, 1);
    var may = LocalDate.of(2021, 5, 31);
    var june = LocalDate.of(2021, 6, 1);

    assertThat(data.ages(product("PFZ-12"), 1, may).orElseThrow().allows(born, may, may)).isFalse();
    assertThat(data.ages(product("PFZ-12"), 1, june).orElseThrow().allows(born, june, june))
        .isTrue();
  }

  @Test
  void no_real_product_may_be_given_today_and_every_invented_one_says_so() {
    assertThat(data.productsOn(TODAY))
        .extracting(Product::code)
        .containsExactly("MHN-12", "MHN-5-11", "MHN-6M-4", "MHP-12");
    assertThat(data.productsOn(TODAY))
        .allSatisfy(product -> {
          assertThat(product.programme().invented()).isTrue();
          assertThat(product.brand()).contains("架空");
          assertThat(product.brandEnglish()).contains("invented");
        });
    assertThat(data.programmesOn(LocalDate.of(2024, 3, 31)))
        .extracting(Programme::code)
        .containsExactly("COVID19-2021");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MHN-12", "MHN-5-11", "MHN-6M-4", "MHP-12"})
  void every_invented_product_has_a_lot_to_use_and_one_that_expired(String code) {
    assertThat(data.lotsOf(product(code)))
        .extracting(lot -> lot.expiredOn(TODAY))
        .contains(true, false);
  }

  @Test
  void an_expiry_is_the_one_that_was_known_on_the_day() {
    var lot = data.lot(product("PFZ-12"), new LotNumber("fj7489")).orElseThrow();

    assertThat(lot.expiryKnownOn(LocalDate.of(2021, 10, 1))).isEqualTo("2022-01-31");
    assertThat(lot.expiryKnownOn(LocalDate.of(2022, 3, 1))).isEqualTo("2022-04-30");
    assertThat(lot.expiredOn(LocalDate.of(2022, 7, 31))).isFalse();
    assertThat(lot.expiredOn(LocalDate.of(2022, 8, 1))).isTrue();
  }

  @Test
  void a_lot_tells_its_product() {
    assertThat(data.lots(new LotNumber("FR4267")))
        .extracting(lot -> lot.product().code())
        .containsExactly("PFZ-5-11");
    assertThat(data.lot(product("PFZ-12"), new LotNumber("FR4267"))).isEmpty();
    assertThat(data.canBeLot(product("MOD"), new LotNumber("400082a"))).isTrue();
    assertThat(data.canBeLot(product("MOD"), new LotNumber("FJ7489"))).isFalse();
  }

  @Test
  void every_lot_has_a_number_that_its_product_can_have() {
    for (var product : data.productsOn(TODAY)) {
      assertThat(data.lotsOf(product)).allMatch(lot -> data.canBeLot(product, lot.number()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"product_age", "dose_interval"})
  void no_two_rules_hold_for_one_dose_on_one_day(String table) {
    assertThat(
            count(
                """
                select count(*) from %1$s a join %1$s b
                    on a.product = b.product
                   and (a.dose_from, a.valid_from) <> (b.dose_from, b.valid_from)
                   and a.dose_from <= b.dose_to and b.dose_from <= a.dose_to
                   and a.valid_from <= coalesce(b.valid_to, 'infinity')
                   and b.valid_from <= coalesce(a.valid_to, 'infinity')
                """
                    .formatted(table)))
        .isZero();
  }

  @Test
  void whatever_may_be_given_has_ages() {
    assertThat(
            count(
                """
                select count(*) from dose_interval i where not exists (
                  select from product_age a
                   where a.product = i.product and i.dose_from between a.dose_from and a.dose_to
                     and i.valid_from between a.valid_from and coalesce(a.valid_to, 'infinity'))
                """))
        .isZero();
  }

  @ParameterizedTest
  @EnumSource
  void no_zone_can_change_master_data(Zone zone) {
    for (var change :
        List.of(
            "update municipality set name = 'x'",
            "delete from lot_expiry",
            "insert into prefecture values ('48', 'x', 'x')")) {
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> JdbcClient.create(database.of(zone)).sql(change).update())
          .havingRootCause()
          .withMessageContaining("permission denied");
    }
  }

  @Test
  void a_reload_shows_what_a_migration_changed() {
    var masters = new Masters(new Nation(database.of(Zone.WORKER)));
    var before = masters.current();
    var owner = JdbcClient.create(database.owner());
    owner.sql("insert into lot values ('MHN-12', 'MH7777', 'INVENTED', '')").update();
    owner
        .sql(
            "insert into lot_expiry values ('MHN-12', 'MH7777', '2026-01-01', '2027-01-01', 'INVENTED')")
        .update();

    masters.reload();

    assertThat(before.lots(new LotNumber("MH7777"))).isEmpty();
    assertThat(masters.current().lots(new LotNumber("MH7777"))).hasSize(1);
  }

  private static Product product(String code) {
    return data.product(code).orElseThrow();
  }

  private static long count(String sql) {
    return JdbcClient.create(database.of(Zone.LGWAN)).sql(sql).query(Long.class).single();
  }
}
