package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.LotNumber;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Nation;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

final class RegisterDoseTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static final UUID PERSON = UUID.randomUUID();
  private static final String TICKET = "0000000017";

  @TempDir Path folder;
  private RegisterDose registerDose;
  private RegisterDose secondServer;
  private JdbcClient all;

  @BeforeEach
  void fill() {
    all = JdbcClient.create(database.superuser());
    all.sql(
            "truncate person, ticket, dose, dose_version, dose_conflict, agreement, audit_entry, audit_unsealed")
        .update();
    all.sql(
            """
            insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version)
            values ('131016', :id, '見本　花子', 'ミホン　ハナコ', 'みほんはなこ', '1980-05-05', '2', false, 1)
            """)
        .param("id", PERSON)
        .update();
    all.sql(
            """
            insert into ticket (area, number, person, issued)
            values ('131016', '0000000017', :id, '2026-01-01')
            """)
        .param("id", PERSON)
        .update();
    var areas = new Areas(database.of(Zone.INTERNET));
    registerDose = server(areas);
    secondServer = server(areas);
  }

  private RegisterDose server(Areas areas) {
    return new RegisterDose(
        areas,
        new Masters(new Nation(database.of(Zone.INTERNET))),
        new Doses(),
        new DoseChanges(new Doses(), List.of()),
        new Conflicts(),
        new Audit(areas, new Entries()),
        new Pseudonyms(new KeyStore(folder)),
        Clock.systemUTC());
  }

  @Test
  void a_dose_is_stored_with_its_version_and_its_entry_and_gets_a_receipt() {
    UUID id = UUID.randomUUID();
    RegisterDose.Receipt receipt = registerDose.register(dose(id, 1, TICKET, CHIYODA));

    assertThat(receipt.state()).isEqualTo(DoseState.ACCEPTED);
    assertThat(receipt.orphan()).isFalse();
    assertThat(count("dose")).isEqualTo(1);
    assertThat(count("dose_version")).isEqualTo(1);
    assertThat(entries()).containsExactly("done");
  }

  @Test
  void a_retry_with_the_same_id_gets_the_same_receipt_and_stores_nothing_twice() {
    UUID id = UUID.randomUUID();
    RegisterDose.Receipt first = registerDose.register(dose(id, 1, TICKET, CHIYODA));
    assertThat(registerDose.register(dose(id, 1, TICKET, CHIYODA))).isEqualTo(first);
    assertThat(count("dose")).isEqualTo(1);
  }

  @Test
  void an_id_that_belongs_to_another_dose_is_refused() {
    UUID id = UUID.randomUUID();
    registerDose.register(dose(id, 1, TICKET, CHIYODA));
    assertRefused(RecordReason.ID_TAKEN, dose(id, 2, TICKET, CHIYODA));
  }

  @Test
  void a_doubtful_dose_waits_for_confirmation_and_is_to_be_checked_afterwards() {
    RegisterDose.Registration second = dose(UUID.randomUUID(), 2, TICKET, CHIYODA);
    assertRefused(RecordReason.DOSE_NEEDS_CONFIRMATION, second);
    assertThat(count("dose")).isZero();

    RegisterDose.Receipt receipt =
        registerDose.register(confirming(second, Rule.EARLIER_DOSE_MISSING.code()));
    assertThat(receipt.state()).isEqualTo(DoseState.TO_CHECK);
    assertThat(entries())
        .containsExactlyInAnyOrder(RecordReason.DOSE_NEEDS_CONFIRMATION.code(), "done");
  }

  @Test
  void a_dose_entered_a_day_late_needs_a_reason_and_is_then_accepted() {
    RegisterDose.Registration late =
        given(dose(UUID.randomUUID(), 1, TICKET, CHIYODA), LocalDate.of(2026, 10, 1), Set.of());
    assertRefused(RecordReason.DOSE_NEEDS_CONFIRMATION, late);

    RegisterDose.Receipt receipt =
        registerDose.register(given(late, late.given(), Set.of(Rule.NOT_TODAY.code())));
    assertThat(receipt.state()).isEqualTo(DoseState.ACCEPTED);
  }

  @Test
  void an_impossible_dose_is_refused_whatever_is_confirmed() {
    RegisterDose.Registration ahead =
        given(
            dose(UUID.randomUUID(), 1, TICKET, CHIYODA),
            LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(2),
            Set.of(Rule.GIVEN_IN_THE_FUTURE.code()));
    assertRefused(RecordReason.DOSE_IMPOSSIBLE, ahead);
    assertThat(count("dose") + count("dose_conflict")).isZero();
  }

  @Test
  void
      a_dose_that_contradicts_a_recorded_one_waits_for_the_municipality_if_it_is_sent_all_the_same() {
    registerDose.register(dose(UUID.randomUUID(), 1, TICKET, CHIYODA));
    RegisterDose.Registration second = dose(UUID.randomUUID(), 1, TICKET, CHIYODA);
    assertRefused(RecordReason.DOSE_IMPOSSIBLE, second);
    assertThat(count("dose_conflict")).isZero();

    RegisterDose.Registration sent =
        confirming(second, Rule.DOSE_RECORDED_ALREADY.code(), Rule.ANOTHER_DOSE_THAT_DAY.code());
    RegisterDose.Receipt receipt = registerDose.register(sent);
    assertThat(receipt.waiting()).isTrue();
    assertThat(registerDose.register(sent)).isEqualTo(receipt);
    assertThat(count("dose")).isEqualTo(1);
    assertThat(count("dose_conflict")).isEqualTo(1);
    assertThat(count("dose_version")).isEqualTo(1);
  }

  @Test
  void a_missing_dose_that_comes_settles_the_doubt_about_the_later_one() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    registerDose.register(
        confirming(dose(UUID.randomUUID(), 2, TICKET, CHIYODA), Rule.EARLIER_DOSE_MISSING.code()));
    assertThat(state(2)).isEqualTo("TO_CHECK D215");

    registerDose.register(
        given(
            dose(UUID.randomUUID(), 1, TICKET, CHIYODA),
            today.minusDays(30),
            Set.of(Rule.NOT_TODAY.code())));
    assertThat(state(2)).isEqualTo("ACCEPTED null");
    assertThat(
            all.sql("select origin from dose_version where version = 2")
                .query(String.class)
                .single())
        .isEqualTo("RULES");
  }

  @Test
  void an_earlier_dose_that_comes_too_close_makes_the_later_one_doubtful() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    registerDose.register(
        confirming(dose(UUID.randomUUID(), 2, TICKET, CHIYODA), Rule.EARLIER_DOSE_MISSING.code()));

    registerDose.register(
        given(
            dose(UUID.randomUUID(), 1, TICKET, CHIYODA),
            today.minusDays(10),
            Set.of(Rule.NOT_TODAY.code())));
    assertThat(state(2)).isEqualTo("TO_CHECK D214");
  }

  @Test
  void doses_on_the_persons_other_ticket_are_still_doses_of_an_issued_ticket() {
    secondTicket();
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    registerDose.register(
        confirming(dose(UUID.randomUUID(), 2, TICKET, CHIYODA), Rule.EARLIER_DOSE_MISSING.code()));

    registerDose.register(
        given(
            dose(UUID.randomUUID(), 1, "0000000025", CHIYODA),
            today.minusDays(30),
            Set.of(Rule.NOT_TODAY.code())));

    assertThat(state(2)).isEqualTo("ACCEPTED null");
  }

  @Test
  void what_the_rules_say_again_is_no_version() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Tokyo"));
    registerDose.register(
        confirming(dose(UUID.randomUUID(), 3, TICKET, CHIYODA), Rule.EARLIER_DOSE_MISSING.code()));

    registerDose.register(
        given(
            dose(UUID.randomUUID(), 1, TICKET, CHIYODA),
            today.minusDays(300),
            Set.of(Rule.NOT_TODAY.code())));

    assertThat(state(3)).isEqualTo("TO_CHECK D215"); // the second is missing as before
    assertThat(all.sql("select version from dose where number = 3").query(Integer.class).single())
        .isEqualTo(1);
  }

  private String state(int number) {
    return all.sql(
            """
            select state || ' ' || coalesce(findings -> 0 ->> 'rule', 'null')
              from dose where number = :number
            """)
        .param("number", number)
        .query(String.class)
        .single();
  }

  @Test
  void a_dose_of_a_ticket_that_was_never_issued_is_kept_as_an_orphan() {
    RegisterDose.Receipt receipt =
        registerDose.register(
            confirming(
                dose(UUID.randomUUID(), 1, "0000009999", CHIYODA),
                Rule.TICKET_NEVER_ISSUED.code()));
    assertThat(receipt.orphan()).isTrue();
    assertThat(receipt.state()).isEqualTo(DoseState.TO_CHECK);
  }

  @Test
  void another_municipalitys_site_registers_only_where_the_main_terms_are_agreed() {
    RegisterDose.Registration away =
        knowing(dose(UUID.randomUUID(), 1, TICKET, YOKOHAMA), "1980-05-05");
    assertRefused(RecordReason.NOT_AGREED, away);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> registerDose.check(away))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(RecordReason.NOT_AGREED));

    agreeToMainTerms();
    assertThat(registerDose.register(away).state()).isEqualTo(DoseState.ACCEPTED);
    assertThat(all.sql("select area from dose").query(String.class).single()).isEqualTo("131016");
  }

  @Test
  void who_does_not_know_the_birth_date_learns_nothing_else() {
    agreeToMainTerms();
    UUID id = UUID.randomUUID();
    registerDose.register(dose(id, 1, TICKET, CHIYODA));
    RegisterDose.Registration guess = knowing(dose(id, 1, TICKET, YOKOHAMA), "1980-05-06");

    assertThat(registerDose.check(guess).all())
        .extracting(Finding::rule)
        .containsExactly(Rule.BIRTH_DATE_DIFFERS);
    // Not even that there is a dose of this id.
    assertRefused(RecordReason.DOSE_IMPOSSIBLE, guess);
  }

  @Test
  void a_ticket_lets_three_birth_dates_be_tried_also_at_once_and_by_whichever_door()
      throws Exception {
    agreeToMainTerms();
    var reasons = new ArrayList<Future<Reason>>();
    try (var guessers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        reasons.add(
            guessers.submit(
                () -> reason(knowing(dose(UUID.randomUUID(), 1, TICKET, YOKOHAMA), "1980-05-06"))));
      }
    }
    assertThat(reasons)
        .extracting(Future::resultNow)
        .filteredOn(RecordReason.DOSE_IMPOSSIBLE::equals)
        .hasSize(3);
    assertThat(reasons).extracting(Future::resultNow).contains(RecordReason.TOO_MANY_BIRTH_DATES);

    RegisterDose.Registration right =
        knowing(dose(UUID.randomUUID(), 1, TICKET, YOKOHAMA), "1980-05-05");
    assertThat(reason(right)).isEqualTo(RecordReason.TOO_MANY_BIRTH_DATES);
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> registerDose.check(right));
    assertThat(reason(dose(UUID.randomUUID(), 1, TICKET, CHIYODA))).isNull();
  }

  @Test
  void a_right_birth_date_uses_no_try_up() {
    agreeToMainTerms();
    RegisterDose.Registration right =
        knowing(dose(UUID.randomUUID(), 1, TICKET, YOKOHAMA), "1980-05-05");
    for (int i = 0; i < 5; i++) {
      assertThat(registerDose.check(right).all()).isEmpty();
    }
    assertThat(registerDose.register(right).state()).isEqualTo(DoseState.ACCEPTED);
  }

  @Test
  void each_check_is_logged_with_what_came_of_it() {
    agreeToMainTerms();
    RegisterDose.Registration dose = dose(UUID.randomUUID(), 1, TICKET, YOKOHAMA);
    registerDose.check(knowing(dose, "1980-05-05"));
    registerDose.check(knowing(dose, "1980-05-06"));

    assertThat(
            all.sql("select action || ' ' || outcome from audit_entry").query(String.class).list())
        .containsExactlyInAnyOrder("dose.check done", "dose.check D223");
  }

  @Test
  void of_twenty_at_once_on_two_tickets_of_one_person_one_is_stored() throws Exception {
    secondTicket();
    var outcomes = new ArrayList<Future<RegisterDose.Receipt>>();
    try (var sites = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        String ticket = i % 2 == 0 ? TICKET : "0000000025";
        // two servers, which don't share a transaction
        RegisterDose server = i % 4 < 2 ? registerDose : secondServer;
        outcomes.add(
            sites.submit(() -> server.register(dose(UUID.randomUUID(), 1, ticket, CHIYODA))));
      }
    }
    assertThat(outcomes.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(1);
    assertThat(count("dose")).isEqualTo(1);
  }

  private void secondTicket() {
    all.sql(
            """
            insert into ticket (area, number, person, issued)
            values ('131016', '0000000025', :id, '2026-01-01')
            """)
        .param("id", PERSON)
        .update();
  }

  @Test
  void of_twenty_at_once_on_one_ticket_one_is_stored() throws Exception {
    var outcomes = new ArrayList<Future<RegisterDose.Receipt>>();
    try (var sites = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        outcomes.add(
            sites.submit(() -> registerDose.register(dose(UUID.randomUUID(), 1, TICKET, CHIYODA))));
      }
    }
    assertThat(outcomes.stream().filter(each -> each.state() == Future.State.SUCCESS)).hasSize(1);
    assertThat(count("dose")).isEqualTo(1);
    assertThat(entries()).hasSize(20);
  }

  private void assertRefused(Reason reason, RegisterDose.Registration registration) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> registerDose.register(registration))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private @Nullable Reason reason(RegisterDose.Registration registration) {
    try {
      registerDose.register(registration);
      return null;
    } catch (Refusal refusal) {
      return refusal.reason();
    }
  }

  private void agreeToMainTerms() {
    all.sql(
            """
            insert into agreement (area, terms, version, at, agreed, account, reference)
            values ('131016', 'MAIN', 1, now(), true, gen_random_uuid(), '決裁1')
            """)
        .update();
  }

  private long count(String table) {
    return all.sql("select count(*) from " + table).query(Long.class).single();
  }

  private List<String> entries() {
    return all.sql("select outcome from audit_entry").query(String.class).list();
  }

  private static RegisterDose.Registration dose(UUID id, int number, String ticket, AreaCode site) {
    return registration(id, number, ticket, site, Optional.empty(), Set.of());
  }

  private static RegisterDose.Registration confirming(
      RegisterDose.Registration of, String... codes) {
    return registration(
        of.id(), of.number(), of.ticket().digits(), of.givenIn(), of.birthDate(), Set.of(codes));
  }

  private static RegisterDose.Registration knowing(RegisterDose.Registration of, String born) {
    return registration(
        of.id(),
        of.number(),
        of.ticket().digits(),
        of.givenIn(),
        Optional.of(new BirthDate(born)),
        Set.of());
  }

  private static RegisterDose.Registration given(
      RegisterDose.Registration of, LocalDate day, Set<String> confirmed) {
    return new RegisterDose.Registration(
        of.id(),
        of.ticket(),
        of.numberOnTicket(),
        of.birthDate(),
        of.product(),
        of.number(),
        of.lot(),
        day,
        of.givenIn(),
        of.site(),
        of.doctor(),
        of.source(),
        confirmed);
  }

  private static RegisterDose.Registration registration(
      UUID id,
      int number,
      String ticket,
      AreaCode site,
      Optional<BirthDate> birthDate,
      Set<String> confirmed) {
    return new RegisterDose.Registration(
        id,
        new TicketNumber(CHIYODA, ticket),
        Optional.empty(),
        birthDate,
        "MHN-12",
        number,
        new LotNumber("MH1001"),
        LocalDate.now(ZoneId.of("Asia/Tokyo")),
        site,
        "会場",
        "医師",
        new Source(
            UUID.randomUUID(), UUID.randomUUID(), Source.Origin.READING, UUID.randomUUID(), ""),
        confirmed);
  }
}
