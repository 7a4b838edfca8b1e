package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Weight;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Nation;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

final class DoseRulesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final TicketNumber TICKET = new TicketNumber(CHIYODA, "0000000017");
  private static final UUID PERSON = UUID.randomUUID();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static MasterData master;

  private String birthDate = "1980-05-05";
  private Optional<LocalDate> movedOut = Optional.empty();
  private Optional<LocalDate> died = Optional.empty();
  private Optional<LocalDate> voided = Optional.empty();
  private LocalDate issued = LocalDate.of(2026, 1, 1);
  private String product = "MHN-12";
  private String lot = "MH1001";
  private LocalDate given = TODAY;
  private String site = "見本会場";
  private Optional<Integer> onTicket = Optional.empty();
  private final List<Dose> earlier = new ArrayList<>();

  @BeforeAll
  static void load() {
    master = new Masters(new Nation(database.of(Zone.INTERNET))).current();
  }

  @Test
  void a_first_dose_today_of_a_right_lot_is_accepted() {
    assertThat(check(1)).isEqualTo(new DoseCheck.Accepted());
  }

  @Test
  void a_day_ahead_is_impossible() {
    given = TODAY.plusDays(1);
    assertThat(rules(1)).containsExactly(Rule.GIVEN_IN_THE_FUTURE);
    assertThat(check(1)).isInstanceOf(DoseCheck.Impossible.class);
  }

  @Test
  void a_day_past_needs_confirmation() {
    given = TODAY.minusDays(1);
    assertThat(rules(1)).containsExactly(Rule.NOT_TODAY);
    assertThat(check(1)).isInstanceOf(DoseCheck.Doubtful.class);
  }

  @Test
  void nineteen_days_after_dose_one_are_enough_and_eighteen_are_not() {
    earlier(1, "2026-11-04");
    assertThat(rules(2)).isEmpty();
    earlier.clear();
    earlier(1, "2026-11-05");
    assertThat(rules(2)).containsExactly(Rule.INTERVAL_TOO_SHORT);
  }

  @Test
  void three_months_after_a_day_that_does_not_exist_end_on_the_first() {
    given = LocalDate.of(2026, 5, 31);
    issued = LocalDate.of(2025, 1, 1);
    earlier(1, "2025-12-01");
    earlier(2, "2026-02-28");
    assertThat(rules(3)).containsExactly(Rule.NOT_TODAY);
    earlier.removeLast();
    earlier(2, "2026-03-01");
    assertThat(rules(3)).containsExactlyInAnyOrder(Rule.NOT_TODAY, Rule.INTERVAL_TOO_SHORT);
  }

  @Test
  void a_lot_of_another_product_is_impossible() {
    lot = "MC2001";
    assertThat(rules(1)).containsExactly(Rule.LOT_OF_ANOTHER_PRODUCT);
    assertThat(check(1)).isInstanceOf(DoseCheck.Impossible.class);
  }

  @Test
  void an_unknown_lot_and_an_expired_one_need_confirmation() {
    lot = "ZZ9999";
    assertThat(check(1).all())
        .containsExactly(new Finding(Rule.LOT_UNKNOWN, Weight.DOUBTFUL, Map.of("lot", "ZZ9999")));
    lot = "MH0901";
    assertThat(rules(1)).containsExactly(Rule.LOT_EXPIRED);
  }

  @Test
  void a_day_before_there_was_any_of_the_lot_needs_confirmation() {
    issued = LocalDate.of(2025, 1, 1);
    given = LocalDate.of(2026, 1, 15);
    assertThat(rules(1)).containsExactly(Rule.NOT_TODAY);
    given = given.minusDays(1);
    assertThat(rules(1)).containsExactlyInAnyOrder(Rule.NOT_TODAY, Rule.LOT_NOT_YET_THERE);
    given = TODAY.minusYears(1);
    assertThat(rules(1)).contains(Rule.LOT_NOT_YET_THERE);
  }

  @Test
  void a_lot_is_the_same_in_any_width_and_case() {
    lot = "ｍｈ１００１ ";
    assertThat(rules(1)).isEmpty();
  }

  @Test
  void an_age_is_reached_on_the_day_before_the_birthday() {
    birthDate = "2014-11-24";
    assertThat(rules(1)).isEmpty();
    birthDate = "2014-11-25";
    assertThat(rules(1)).containsExactly(Rule.AGE_OUTSIDE);
  }

  @Test
  void an_age_that_nobody_knows_needs_confirmation() {
    birthDate = "2014-11-00";
    assertThat(rules(1)).containsExactly(Rule.AGE_NOT_KNOWN);
  }

  @Test
  void a_dose_of_the_same_number_is_recorded_already() {
    earlier(1, "2026-10-01");
    assertThat(rules(1)).contains(Rule.DOSE_RECORDED_ALREADY);
    assertThat(check(1)).isInstanceOf(DoseCheck.Impossible.class);
  }

  @Test
  void two_doses_on_a_day_are_impossible() {
    earlier(1, TODAY.toString());
    assertThat(rules(2)).contains(Rule.ANOTHER_DOSE_THAT_DAY);
  }

  @Test
  void a_missing_earlier_dose_needs_confirmation() {
    assertThat(rules(2)).containsExactly(Rule.EARLIER_DOSE_MISSING);
    earlier(1, "2026-06-01");
    assertThat(rules(3)).containsExactly(Rule.EARLIER_DOSE_MISSING);
  }

  @Test
  void a_lower_number_given_later_is_impossible() {
    given = LocalDate.of(2026, 6, 1);
    earlier(1, "2026-07-01");
    assertThat(rules(2)).contains(Rule.ORDER_WRONG);
    assertThat(check(2)).isInstanceOf(DoseCheck.Impossible.class);
  }

  @Test
  void another_product_than_dose_one_needs_confirmation() {
    earlier(1, "2026-06-01", "MHP-12");
    assertThat(rules(2)).containsExactly(Rule.PRODUCT_DIFFERS_FROM_DOSE_BEFORE);
  }

  @Test
  void a_product_that_nobody_knows_is_impossible() {
    product = "NOTHING";
    assertThat(rules(1)).containsExactly(Rule.PRODUCT_UNKNOWN);
  }

  @Test
  void a_product_of_the_past_is_impossible_today() {
    product = "PFZ-12";
    assertThat(rules(1)).contains(Rule.PRODUCT_NOT_ON_THAT_DAY);
    assertThat(check(1)).isInstanceOf(DoseCheck.Impossible.class);
  }

  @Test
  void the_dead_and_the_unborn_get_no_dose() {
    died = Optional.of(TODAY.minusDays(1));
    assertThat(rules(1)).containsExactly(Rule.GIVEN_AFTER_DEATH);
    died = Optional.empty();
    birthDate = TODAY.plusDays(1).toString();
    assertThat(rules(1)).contains(Rule.GIVEN_BEFORE_BIRTH);
  }

  @Test
  void who_moved_out_needs_confirmation() {
    movedOut = Optional.of(TODAY.minusDays(1));
    assertThat(rules(1)).containsExactly(Rule.MOVED_OUT_BEFORE);
  }

  @Test
  void a_void_ticket_and_one_issued_later_need_confirmation() {
    voided = Optional.of(TODAY);
    assertThat(rules(1)).containsExactly(Rule.TICKET_VOID);
    voided = Optional.empty();
    issued = TODAY.plusDays(1);
    assertThat(rules(1)).containsExactly(Rule.TICKET_ISSUED_LATER);
  }

  @Test
  void a_number_that_differs_from_the_ticket_needs_confirmation() {
    onTicket = Optional.of(2);
    assertThat(rules(1)).containsExactly(Rule.NUMBER_DIFFERS_FROM_TICKET);
  }

  @Test
  void a_lot_that_no_maker_writes_so_was_misread() {
    lot = "MH10O1X";
    assertThat(rules(1)).containsExactly(Rule.LOT_FORM_WRONG);
  }

  @Test
  void a_recalled_lot_needs_confirmation_from_the_day_of_the_recall() {
    lot = "MH1003";
    given = LocalDate.of(2026, 8, 31);
    assertThat(rules(1)).containsExactly(Rule.NOT_TODAY);
    given = LocalDate.of(2026, 9, 1);
    assertThat(rules(1)).containsExactlyInAnyOrder(Rule.NOT_TODAY, Rule.LOT_RECALLED);
  }

  @Test
  void a_ticket_that_was_never_issued_needs_confirmation() {
    assertThat(
            DoseRules.check(
                    master, proposed(1), new History(Optional.empty(), Optional.empty(), List.of()))
                .all())
        .extracting(Finding::rule)
        .containsExactly(Rule.TICKET_NEVER_ISSUED);
  }

  @Test
  void the_same_shot_twice_within_days_is_told() {
    earlier(1, TODAY.minusDays(7).toString());
    assertThat(rules(2))
        .containsExactlyInAnyOrder(Rule.ANOTHER_DOSE_WITHIN_DAYS, Rule.INTERVAL_TOO_SHORT);
    earlier.clear();
    earlier(1, TODAY.minusDays(8).toString());
    assertThat(rules(2)).containsExactly(Rule.INTERVAL_TOO_SHORT);
  }

  @Test
  void nothing_was_given_before_the_programme_began() {
    issued = LocalDate.of(2024, 1, 1);
    given = LocalDate.of(2024, 3, 31);
    assertThat(rules(1)).contains(Rule.BEFORE_PROGRAMME, Rule.PRODUCT_NOT_ON_THAT_DAY);
    assertThat(check(1)).isInstanceOf(DoseCheck.Impossible.class);
  }

  @Test
  void a_second_dose_years_later_looks_like_a_wrong_year() {
    issued = LocalDate.of(2024, 4, 1);
    earlier(1, TODAY.minusDays(401).toString());
    assertThat(rules(2)).containsExactly(Rule.INTERVAL_UNLIKELY);
    earlier.clear();
    earlier(1, TODAY.minusDays(400).toString());
    assertThat(rules(2)).isEmpty();
  }

  @Test
  void somebody_of_a_great_age_may_be_somebody_else() {
    birthDate = TODAY.minusYears(115).minusDays(1).toString();
    assertThat(rules(1)).containsExactly(Rule.AGE_UNLIKELY);
    birthDate = TODAY.minusYears(115).toString();
    assertThat(rules(1)).isEmpty();
  }

  @Test
  void the_first_of_january_may_be_a_date_that_nobody_chose() {
    issued = LocalDate.of(2025, 12, 1);
    given = LocalDate.of(2026, 1, 1);
    assertThat(rules(1))
        .containsExactlyInAnyOrder(Rule.NOT_TODAY, Rule.NEW_YEARS_DAY, Rule.LOT_NOT_YET_THERE);
  }

  @Test
  void a_dose_without_a_site_needs_a_reason() {
    site = "";
    assertThat(rules(1)).containsExactly(Rule.SITE_MISSING);
    assertThat(Assessment.atEntry(check(1)).state()).isEqualTo(DoseState.ACCEPTED);
  }

  @Test
  void a_number_that_no_product_is_given_as_needs_confirmation() {
    product = "PFZ-12";
    lot = "FJ7489";
    issued = LocalDate.of(2021, 3, 1);
    given = LocalDate.of(2021, 6, 1);
    assertThat(rules(9))
        .contains(Rule.NUMBER_NOT_OFFERED)
        .doesNotContain(Rule.PRODUCT_NOT_FOR_THIS_DOSE);
  }

  @Test
  void every_rule_has_a_weight_on_every_day() {
    for (Rule rule : Rule.values()) {
      assertThat(master.weight(rule.code(), LocalDate.of(2021, 2, 17))).as(rule.code()).isPresent();
      assertThat(master.weight(rule.code(), TODAY)).as(rule.code()).isPresent();
    }
    assertThat(Rule.values()).hasSizeGreaterThanOrEqualTo(30);
  }

  private List<Rule> rules(int number) {
    return check(number).all().stream().map(Finding::rule).toList();
  }

  private ProposedDose proposed(int number) {
    return new ProposedDose(
        product, number, onTicket, Optional.empty(), new LotNumber(lot), given, site, TODAY);
  }

  private DoseCheck check(int number) {
    var person =
        new Person(
            PERSON,
            Optional.empty(),
            "見本　花子",
            "ミホン　ハナコ",
            new BirthDate(birthDate),
            Sex.FEMALE,
            movedOut,
            died,
            false,
            1);
    return DoseRules.check(
        master,
        proposed(number),
        new History(
            Optional.of(new Ticket(TICKET, PERSON, issued, voided)), Optional.of(person), earlier));
  }

  private void earlier(int number, String day) {
    earlier(number, day, "MHN-12");
  }

  private void earlier(int number, String day, String of) {
    earlier.add(
        new Dose(
            UUID.randomUUID(),
            TICKET,
            Optional.of(PERSON),
            of,
            number,
            "MH1001",
            LocalDate.parse(day),
            CHIYODA,
            "会場",
            "",
            Optional.empty(),
            Assessment.CLEAR,
            1,
            Instant.EPOCH));
  }
}
