package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.TestZones;
import vrs.server.platform.Actor;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Single doses at the counter: corrected, checked, added, withdrawn, and all of it taken back.
class DoseDeskTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final String TICKET = "0000000017";
  private static final String OTHER_TICKET = "0000000025";
  private static TestZones zones;
  private static TestRegister register;
  private static Actor hanako;
  private static Actor taro;

  private UUID person;
  private UUID other;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN));
    register = new TestRegister(database, zones);
    hanako = register.staff("窓口 花子");
    taro = register.staff("窓口 太郎");
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @BeforeEach
  void fill() {
    register.empty();
    person = register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", TICKET);
    other = register.person("田中　一", "タナカ　イチ", "1960-08-01", OTHER_TICKET);
  }

  @Test
  void a_correction_is_a_version_and_revokes_the_certificate_and_settles_the_other_doses() {
    UUID first = register.dose(TICKET, 1, "2026-03-20");
    UUID second = register.dose(TICKET, 2, "2026-03-30"); // too soon after the first
    register.all().sql("update dose set state = 'ACCEPTED'").update();
    String certificate = register.certificate(person, first, second);
    String untouched = register.certificate(other);
    assertThat(register.findings(second)).containsExactly("D214");

    correct(hanako, first, 1, entry(TICKET, 1, "2026-03-02"));

    assertThat(register.said(first, "given")).isEqualTo("2026-03-02");
    assertThat(register.state(first)).isEqualTo("CHECKED");
    assertThat(register.findings(second)).isEmpty();
    assertThat(register.state(second)).isEqualTo("ACCEPTED");
    assertThat(register.holds(certificate)).isFalse();
    assertThat(register.holds(untouched)).isTrue();
    assertThat(register.log())
        .containsExactlyInAnyOrder("certificate.revoke done", "dose.correct done");
    List<DoseVersion> history = versions(first);
    assertThat(history).hasSize(2);
    assertThat(history.getFirst().items().given()).hasToString("2026-03-20");
    assertThat(history.getLast().source().actor()).isEqualTo(hanako.account());
    assertThat(history.getLast().source().why()).isEqualTo("SCREENING_FORM");
    assertThat(versions(second).getLast().source().origin()).isEqualTo(Source.Origin.RULES);
  }

  @Test
  void days_and_numbers_are_read_as_people_write_them() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");

    correct(hanako, dose, 1, entry("００００００００１７", 1, "令和8年3月2日"));

    assertThat(register.said(dose, "given")).isEqualTo("2026-03-02");
  }

  @Test
  void an_impossible_correction_is_refused_with_what_is_impossible() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");

    assertRefused(
        RecordReason.DOSE_IMPOSSIBLE,
        () -> correct(hanako, dose, 1, entry(TICKET, 1, "1987-03-20")),
        Rule.GIVEN_BEFORE_BIRTH);
    assertRefused(
        RecordReason.DOSE_IMPOSSIBLE,
        () -> correct(hanako, dose, 1, entry(TICKET, 1, "1987-03-20").accepting(everyRule())));

    assertThat(register.version(dose)).isEqualTo(1);
    assertThat(register.log()).isEmpty();
  }

  @Test
  void what_the_rules_doubt_is_accepted_one_by_one() {
    UUID first = register.dose(TICKET, 1, "2026-03-01");
    UUID second = register.dose(TICKET, 2, "2026-04-01");
    DoseEntry soon = entry(TICKET, 2, "2026-03-15", "MH9999");
    assertRefused(
        RecordReason.DOSE_NEEDS_CONFIRMATION,
        () -> correct(hanako, second, 1, soon),
        Rule.INTERVAL_TOO_SHORT,
        Rule.LOT_UNKNOWN);
    assertRefused(
        RecordReason.DOSE_NEEDS_CONFIRMATION,
        () -> correct(hanako, second, 1, soon.accepting(Set.of("D214"))));

    correct(hanako, second, 1, soon.accepting(Set.of("D214", "D209")));

    assertThat(register.state(second)).isEqualTo("CHECKED");
    assertThat(register.version(first)).isEqualTo(1);
  }

  @Test
  void who_typed_on_an_earlier_version_is_told_and_nothing_is_overwritten() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    correct(taro, dose, 1, entry(TICKET, 1, "2026-03-19"));

    assertRefused(
        RecordReason.CHANGED_MEANWHILE,
        () -> correct(hanako, dose, 1, entry(TICKET, 1, "2026-03-18")));

    assertThat(register.said(dose, "given")).isEqualTo("2026-03-19");
    assertThat(versions(dose)).hasSize(2);
  }

  @Test
  void a_dose_moves_to_the_person_of_another_ticket_and_both_persons_are_in_the_log() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    register.dose(OTHER_TICKET, 2, "2026-05-01");

    correct(hanako, dose, 1, entry(OTHER_TICKET, 1, "2026-03-20"));

    assertThat(register.said(dose, "person")).isEqualTo(other.toString());
    assertThat(
            register
                .all()
                .sql("select count(*) from dose where rank > 0")
                .query(Long.class)
                .single())
        .isZero(); // the other's first dose is not missing any more
    assertThat(register.log()).containsExactly("dose.correct done", "dose.correct done");
    assertThat(
            register
                .all()
                .sql("select count(distinct subject) from audit_entry")
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  @Test
  void two_doses_that_were_entered_the_wrong_way_round_are_exchanged_in_one_step_and_back() {
    UUID later = register.dose(TICKET, 1, "2026-04-20");
    UUID earlier = register.dose(TICKET, 2, "2026-03-20");
    assertThat(register.state(later)).isEqualTo("TO_CORRECT");
    register.assess(person);
    int seen = register.version(earlier);
    assertRefused(
        RecordReason.DOSE_IMPOSSIBLE,
        () -> correct(hanako, earlier, seen, entry(TICKET, 1, "2026-03-20")),
        Rule.DOSE_RECORDED_ALREADY);

    zones
        .bean(Zone.LGWAN, CorrectDose.class)
        .correct(hanako, earlier, seen, entry(TICKET, 1, "2026-03-20"), true);

    assertThat(register.said(earlier, "number")).isEqualTo("1");
    assertThat(register.said(later, "number")).isEqualTo("2");
    assertThat(register.state(later)).isEqualTo("ACCEPTED");
    undo(hanako, earlier);
    assertThat(register.said(earlier, "number")).isEqualTo("2");
    assertThat(register.said(later, "number")).isEqualTo("1");
    assertThat(register.state(earlier)).isEqualTo("TO_CORRECT");
  }

  @Test
  void a_check_needs_each_doubt_accepted_and_is_refused_where_something_is_impossible() {
    UUID first = register.dose(TICKET, 1, "2026-03-01");
    UUID second = register.dose(TICKET, 2, "2026-03-15");
    int seen = register.version(second);
    assertRefused(
        RecordReason.DOSE_NEEDS_CONFIRMATION,
        () -> check(hanako, second, seen),
        Rule.INTERVAL_TOO_SHORT);
    check(hanako, second, seen, "D214");
    assertThat(register.state(second)).isEqualTo("CHECKED");

    UUID third = register.dose(TICKET, 3, "2026-03-01");
    assertRefused(
        DoseReason.NOT_TO_BE_CHECKED,
        () -> check(hanako, third, register.version(third), "D213", "D214", "D226"));
    assertThat(register.state(first)).isEqualTo("TO_CORRECT");
  }

  @Test
  void a_birth_date_that_the_site_mistyped_can_be_accepted_by_staff() {
    UUID dose = register.dose(TICKET, 1, "2026-03-01");
    register
        .all()
        .sql(
            """
            update dose set state = 'TO_CORRECT', rank = 40,
                   findings = '[{"rule": "D223", "weight": "IMPOSSIBLE", "details": {}, "accepted": false}]'
            """)
        .update();

    check(hanako, dose, 1, "D223");

    assertThat(register.state(dose)).isEqualTo("CHECKED");
  }

  @Test
  void a_check_is_lifted_with_a_reason_and_the_doubts_are_open_again() {
    register.dose(TICKET, 1, "2026-03-01");
    UUID second = register.dose(TICKET, 2, "2026-03-15");
    check(hanako, second, register.version(second), "D214");

    zones
        .bean(Zone.LGWAN, CheckDose.class)
        .lift(taro, second, register.version(second), entry("", 0, ""));

    assertThat(register.state(second)).isEqualTo("TO_CHECK");
    assertThat(register.log()).containsExactly("dose.confirm done", "dose.unconfirm done");
  }

  @Test
  void a_dose_is_added_from_papers_once_however_often_the_form_is_sent() {
    UUID id = UUID.randomUUID();
    var addDose = zones.bean(Zone.LGWAN, AddDose.class);

    addDose.add(hanako, person, id, entry(TICKET, 1, "2026-03-20"));
    addDose.add(hanako, person, id, entry(TICKET, 1, "2026-03-20"));

    assertThat(register.state(id)).isEqualTo("CHECKED");
    assertThat(versions(id)).hasSize(1);
    assertRefused(
        RecordReason.DOSE_IMPOSSIBLE,
        () -> addDose.add(hanako, person, UUID.randomUUID(), entry(TICKET, 1, "2026-05-20")),
        Rule.DOSE_RECORDED_ALREADY);
    assertRefused(
        DoseReason.TICKET_OF_NOBODY,
        () -> addDose.add(hanako, person, UUID.randomUUID(), entry(OTHER_TICKET, 2, "2026-05-20")));
    undo(hanako, id);
    assertThat(register.all().sql("select count(*) from dose").query(Long.class).single()).isZero();
    assertThat(versions(id))
        .hasSize(2)
        .last()
        .satisfies(last -> assertThat(last.withdrawn()).isTrue());
  }

  @Test
  void a_shot_that_was_recorded_twice_is_withdrawn_and_put_back() {
    UUID first = register.dose(TICKET, 1, "2026-03-20");
    register.ticket(person, "0000000033");
    UUID twice = register.dose("0000000033", 1, "2026-03-21");
    assertThat(register.findings(first)).contains("D212");
    int seen = register.version(twice);

    zones.bean(Zone.LGWAN, WithdrawDose.class).withdraw(hanako, twice, seen, entry("", 0, ""));

    assertThat(register.findings(first)).isEmpty();
    assertThat(register.all().sql("select count(*) from dose").query(Long.class).single())
        .isEqualTo(1);
    assertRefused(
        DoseReason.NOT_TWICE,
        () ->
            zones
                .bean(Zone.LGWAN, WithdrawDose.class)
                .withdraw(hanako, first, register.version(first), entry("", 0, "")));
    undo(hanako, twice);
    assertThat(register.said(twice, "given")).isEqualTo("2026-03-21");
    assertThat(register.said(twice, "recorded")).startsWith("2026-03-21");
    assertThat(register.findings(first)).contains("D212");
  }

  @Test
  void only_ones_own_last_change_of_today_can_be_taken_back() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    assertRefused(DoseReason.NOT_YOURS_TO_UNDO, () -> undo(hanako, dose));
    correct(hanako, dose, 1, entry(TICKET, 1, "2026-03-19"));
    assertRefused(DoseReason.NOT_YOURS_TO_UNDO, () -> undo(taro, dose));

    undo(hanako, dose);

    assertThat(register.said(dose, "given")).isEqualTo("2026-03-20");
    assertThat(register.state(dose)).isEqualTo("ACCEPTED");
    assertThat(versions(dose)).hasSize(3);
    register
        .all()
        .sql("update dose_version set recorded = recorded - interval '1 day' where version > 1")
        .update();
    assertRefused(DoseReason.NOT_YOURS_TO_UNDO, () -> undo(hanako, dose));
  }

  @Test
  void of_a_dose_that_went_with_its_file_nothing_is_taken_back() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    register.all().sql("delete from dose").update();
    register.all().sql("update dose_version set origin = 'COUNTER', content = '{}'").update();

    assertRefused(DoseReason.NO_SUCH_DOSE, () -> undo(hanako, dose));
  }

  @Test
  void a_change_whose_place_was_taken_is_not_taken_back() {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    correct(hanako, dose, 1, entry(OTHER_TICKET, 1, "2026-03-20"));
    register.dose(TICKET, 1, "2026-03-20");

    assertRefused(DoseReason.CANNOT_UNDO, () -> undo(hanako, dose));
  }

  @Test
  void of_corrections_at_once_one_is_stored_and_the_others_are_told() throws Exception {
    UUID dose = register.dose(TICKET, 1, "2026-03-20");
    var outcomes = new ArrayList<Future<Dose>>();
    try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 1; i <= 8; i++) {
        String day = "2026-03-0" + i;
        outcomes.add(desks.submit(() -> correct(hanako, dose, 1, entry(TICKET, 1, day))));
      }
    }
    assertThat(outcomes.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(1);
    assertThat(register.version(dose)).isEqualTo(2);
  }

  private static Dose correct(Actor actor, UUID id, int version, DoseEntry entry) {
    return zones.bean(Zone.LGWAN, CorrectDose.class).correct(actor, id, version, entry, false);
  }

  private static Set<String> everyRule() {
    return Arrays.stream(Rule.values()).map(Rule::code).collect(Collectors.toSet());
  }

  private static void check(Actor actor, UUID id, int version, String... accepted) {
    Dose checked =
        zones
            .bean(Zone.LGWAN, CheckDose.class)
            .check(actor, id, version, entry("", 0, "").accepting(Set.of(accepted)));
    assertThat(checked.assessment().checked()).isTrue();
  }

  private static void undo(Actor actor, UUID id) {
    assertThat(zones.bean(Zone.LGWAN, UndoDoseChange.class).undo(actor, id)).isEqualTo(id);
  }

  private static List<DoseVersion> versions(UUID dose) {
    return new vrs.server.platform.Areas(database.of(Zone.LGWAN))
        .read(TestRegister.CHIYODA, area -> new DoseVersions().of(area, dose));
  }

  private static DoseEntry entry(String ticket, int number, String given) {
    return entry(ticket, number, given, "MH1001");
  }

  private static DoseEntry entry(String ticket, int number, String given, String lot) {
    return new DoseEntry(
        ticket,
        String.valueOf(number),
        given,
        "MHN-12",
        lot,
        "131016",
        "見本体育館",
        "見本　一郎",
        "",
        "SCREENING_FORM",
        "",
        Set.of());
  }

  private static void assertRefused(Reason reason, Runnable deed, Rule... rules) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(deed::run)
        .satisfies(refusal -> {
          assertThat(refusal.reason()).isEqualTo(reason);
          if (rules.length > 0) {
            assertThat((List<?>) refusal.details().get("findings"))
                .map(finding -> ((Finding) finding).rule())
                .contains(rules);
          }
        });
  }
}
