package vrs.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.TestZones;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.TestRegister;

/// When a lot or a rule changes, all recorded doses are looked at again.
class RecheckAreaTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static TestZones zones;
  private static TestRegister register;

  @BeforeAll
  static void start() {
    zones = new TestZones(database, folder, Set.of(Zone.LGWAN, Zone.WORKER));
    register = new TestRegister(database, zones);
  }

  @AfterAll
  static void stop() {
    zones.close();
  }

  @BeforeEach
  void fill() throws InterruptedException {
    register.empty();
    register.all().sql("truncate recheck").update();
    register.all().sql("delete from lot_recall where lot = 'MH1001'").update();
    round(); // nobody is there, and what the rules rest on is seen
  }

  @Test
  void of_a_lot_that_is_recalled_what_is_given_later_is_to_be_checked()
      throws InterruptedException {
    register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", "0000000017");
    UUID before = register.dose("0000000017", 1, "2026-03-01");
    UUID later = register.dose("0000000017", 2, "2026-04-01");
    String certificate =
        register.certificate(UUID.fromString(register.said(later, "person")), later);
    assertThat(register.state(later)).isEqualTo("ACCEPTED");

    recall("2026-03-15");
    round();

    assertThat(register.state(before)).isEqualTo("ACCEPTED");
    assertThat(register.findings(later)).containsExactly("D233");
    assertThat(register.state(later)).isEqualTo("TO_CHECK");
    assertThat(register.holds(certificate)).isTrue(); // nobody says yet that the dose is wrong
    assertThat(finished()).containsExactly("1 1");
    assertThat(register.log()).containsExactly("quality.recheck done");
    assertThat(zones.signedIn(TestRegister.CHIYODA, Role.ADMINISTRATOR).get("/quality").body())
        .contains("確かめ直しは済んでいます", "回収されたロット");
    round();
    assertThat(finished()).hasSize(1);
  }

  @Test
  void who_stops_in_the_middle_goes_on_there() {
    int persons = RecheckArea.PAGE + 20;
    register
        .all()
        .sql(
            """
            insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version)
            select '131016', gen_random_uuid(), '見本', 'ミホン', 'みほん', '1980-05-05', '2', false, 1
              from generate_series(1, :persons)
            """)
        .param("persons", persons)
        .update();
    var recheckArea = zones.bean(Zone.WORKER, RecheckArea.class);

    assertThat(recheckArea.page(TestRegister.CHIYODA, "basis-of-a-test"))
        .isEqualTo(RecheckArea.Progress.MORE);
    assertThat(done()).isEqualTo(RecheckArea.PAGE);
    assertThat(recheckArea.page(TestRegister.CHIYODA, "basis-of-a-test"))
        .isEqualTo(RecheckArea.Progress.MORE);
    assertThat(done()).isEqualTo(persons);
    assertThat(recheckArea.page(TestRegister.CHIYODA, "basis-of-a-test"))
        .isEqualTo(RecheckArea.Progress.FINISHED);
    assertThat(register.log()).containsExactly("quality.recheck done");
  }

  @Test
  void a_dose_whose_ticket_nobody_holds_is_looked_at_too() throws InterruptedException {
    UUID orphan = register.dose("0000000092", 2, "2026-04-01");
    assertThat(register.findings(orphan)).isEmpty();

    recall("2026-03-15");
    round();

    assertThat(register.findings(orphan)).contains("D225", "D233");
    assertThat(finished()).containsExactly("0 1");
  }

  @Test
  void an_area_that_was_erased_keeps_no_other_from_being_looked_at() throws InterruptedException {
    register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", "0000000017");
    UUID dose = register.dose("0000000017", 1, "2026-04-01");
    register.all().sql("insert into closed_area (code, closed) values ('011002', now())").update();

    recall("2026-03-15");
    round();

    assertThat(register.findings(dose)).containsExactly("D233");
    register.all().sql("delete from closed_area").update();
  }

  @Test
  void an_area_without_persons_leaves_no_trace() throws InterruptedException {
    round();

    assertThat(finished()).isEmpty();
    assertThat(register.log()).isEmpty();
  }

  private static void round() throws InterruptedException {
    zones.bean(Zone.WORKER, RecheckSchedule.class).round();
  }

  private static void recall(String day) {
    register
        .all()
        .sql(
            """
            insert into lot_recall (product, lot, recalled_on, certainty)
            values ('MHN-12', 'MH1001', cast(:day as date), 'INVENTED')
            """)
        .param("day", day)
        .update();
  }

  private static List<String> finished() {
    return register
        .all()
        .sql(
            "select persons || ' ' || changed from recheck where finished is not null order by begun")
        .query(String.class)
        .list();
  }

  private static int done() {
    return register.all().sql("select persons from recheck").query(Integer.class).single();
  }
}
