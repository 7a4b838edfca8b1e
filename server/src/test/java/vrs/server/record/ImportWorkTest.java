package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.ImportProgress.WorkLost;

/// Works on imports go on in the background, of processes that may die over them.
class ImportWorkTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String HEADER = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String HANAKO =
      "131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0\n";

  @TempDir Path folder;
  private ImportDesk desk;
  private ExpireImports worker;

  @BeforeEach
  void clear() {
    desk = new ImportDesk(database, folder);
    var areas = new Areas(database.of(Zone.WORKER));
    worker =
        new ExpireImports(
            areas,
            new Masters(new Nation(database.of(Zone.WORKER))),
            new ImportBatches(),
            new Audit(areas, new Entries()));
  }

  @Test
  void a_plan_whose_maker_has_died_is_made_by_the_next_to_look() {
    UUID batch = receive(HANAKO);
    take();
    assertThat(desk.planNext(CHIYODA)).isFalse(); // perhaps the other is only slow

    silence();
    assertThat(desk.planNext(CHIYODA)).isTrue();

    assertThat(desk.batch(CHIYODA, batch).phase()).isEqualTo(ImportPhase.PLANNED);
    assertThat(desk.batch(CHIYODA, batch).counts().fresh()).isEqualTo(1);
  }

  @Test
  void who_was_thought_dead_and_is_not_plans_nothing_beside_the_other() {
    UUID batch = receive(HANAKO);
    ImportWork slow = take();
    silence();
    desk.planNext(CHIYODA);

    assertThatExceptionOfType(WorkLost.class)
        .isThrownBy(() ->
            desk.areas.write(
                CHIYODA,
                area -> {
                  desk.works.planned(area, slow, new ImportBatch.Counts(9, 9, 9, 9, 9), Map.of());
                  return true;
                }));
    assertThat(beats(slow)).isFalse();
    assertThat(desk.batch(CHIYODA, batch).counts().fresh()).isEqualTo(1);
  }

  @Test
  void who_has_lost_the_work_stops_at_the_next_line() {
    var progress = new ImportProgress();
    progress.advance(1);
    progress.lose();

    assertThatExceptionOfType(WorkLost.class).isThrownBy(() -> progress.advance(1));
  }

  @Test
  void an_area_has_one_plan_made_at_a_time_and_the_others_know_their_place() {
    UUID first = receive(HANAKO);
    UUID second = receive(HANAKO.replace("花子", "花江"));
    UUID third = receive(HANAKO.replace("花子", "花代"));
    assertThat(take().batch()).isEqualTo(first);

    assertThat(desk.planNext(CHIYODA)).isFalse();
    assertThat(before(second)).isEqualTo(1);
    assertThat(before(third)).isEqualTo(2);

    silence();
    assertThat(desk.planNext(CHIYODA)).isTrue();
    assertThat(desk.batch(CHIYODA, first).phase()).isEqualTo(ImportPhase.PLANNED);
    assertThat(before(third)).isEqualTo(1);
  }

  @Test
  void a_plan_that_fails_three_times_is_given_up_and_nothing_of_the_file_is_kept() {
    UUID batch = receive(HANAKO);
    for (int i = 0; i < 3; i++) {
      take();
      silence();
    }
    desk.planNext(CHIYODA);

    assertThat(desk.batch(CHIYODA, batch).phase()).isEqualTo(ImportPhase.REFUSED);
    assertThat(desk.batch(CHIYODA, batch).refused().orElseThrow().code()).isEqualTo("E107");
    assertThat(desk.count("import_chunk")).isZero();
  }

  @Test
  void a_file_that_was_refused_while_planning_can_be_sent_again() {
    String others = HANAKO.replace("131016", "141003");
    assertThatExceptionOfType(Refusal.class).isThrownBy(() -> desk.plan(CHIYODA, HEADER + others));
    assertThat(desk.count("import_chunk")).isZero();
    assertThat(desk.one("select string_agg(outcome, ' ' order by time) from audit_entry"))
        .isEqualTo("done D113");

    receive(others);

    assertThat(desk.count("import_batch")).isEqualTo(1);
    assertThat(desk.one("select phase from import_batch")).isEqualTo("WAITING");
  }

  @Test
  void a_beat_tells_how_far_the_work_is() {
    UUID batch = receive(HANAKO);
    ImportWork work = take();
    work.progress().begin(ImportStep.COMPARING, 200);
    work.progress().advance(50);
    assertThat(beats(work)).isTrue();

    ImportBatch.Work told = desk.batch(CHIYODA, batch).work().orElseThrow();
    assertThat(told.step()).isEqualTo(ImportStep.COMPARING);
    assertThat(told.percent()).isEqualTo(25);
  }

  @Test
  void rate_and_time_left_are_told_once_they_can_be_known() {
    var begun = new ImportBatch.Work(ImportStep.STORING, Duration.ofMillis(100), 9, 100);
    assertThat(begun.secondsLeft()).isEmpty();

    var later = new ImportBatch.Work(ImportStep.STORING, Duration.ofSeconds(10), 2_000, 6_000);
    assertThat(later.rate()).isEqualTo(200);
    assertThat(later.secondsLeft()).contains(21L);
  }

  @Test
  void an_import_is_cancelled_while_it_waits_and_while_it_is_planned() {
    UUID waiting = receive(HANAKO);
    desk.cancel(CHIYODA, waiting);
    assertThat(desk.count("import_batch") + desk.count("import_chunk")).isZero();

    UUID planning = receive(HANAKO);
    ImportWork work = take();
    desk.cancel(CHIYODA, planning);
    assertThat(beats(work)).isFalse();
    assertThat(desk.count("import_batch") + desk.count("import_chunk")).isZero();
  }

  @Test
  void what_is_stored_is_not_cancelled() {
    ImportBatch stored = desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.cancel(CHIYODA, stored.id()))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ImportReason.STORED_ALREADY));
  }

  @Test
  void a_confirmation_over_which_a_process_died_left_nothing_and_is_given_again() {
    ImportBatch plan = desk.plan(CHIYODA, HEADER + HANAKO);
    var dead = new ImportWork(CHIYODA, plan.id());
    desk.areas.write(CHIYODA, area -> desk.works.takeStoring(area, dead));
    assertThat(desk.confirm(CHIYODA, plan.id()).phase()).isEqualTo(ImportPhase.STORING);

    silence();
    desk.stored(CHIYODA, plan);

    assertThat(desk.count("person_version")).isEqualTo(1);
    assertThat(desk.one("select count(*)::text from audit_entry where action = 'import.confirm'"))
        .isEqualTo("1");
  }

  @Test
  void what_nobody_confirmed_is_deleted_when_its_time_is_over_and_receipts_keep_their_counts() {
    String wrong = HANAKO.replace("17,1007,990000000027", "25,1014,").replace("1988", "2988");
    ImportBatch stored = desk.stored(CHIYODA, desk.plan(CHIYODA, HEADER + HANAKO + wrong));
    UUID waiting = desk.plan(CHIYODA, HEADER + HANAKO.replace("花子", "花江")).id();
    desk.update("update import_batch set expires = now() - interval '1 second'");

    worker.expire();

    assertThat(desk.count("import_chunk")).isZero();
    assertThat(desk.one("select id::text from import_batch")).isEqualTo(stored.id().toString());
    assertThat(desk.batch(CHIYODA, stored.id()).counts()).isEqualTo(stored.counts());
    assertThat(
            desk.one("select details ->> 'batch' from audit_entry where action = 'import.expire'"))
        .isEqualTo(waiting.toString());
  }

  @Test
  void there_is_nothing_to_confirm_before_the_plan() {
    UUID batch = receive(HANAKO);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.confirm(CHIYODA, batch))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ImportReason.NOT_PLANNED_YET));
  }

  private UUID receive(String lines) {
    return desk.receive(CHIYODA, (HEADER + lines).getBytes(UTF_8)).id();
  }

  /// As a process does that then falls silent.
  private ImportWork take() {
    UUID worker = UUID.randomUUID();
    Optional<UUID> batch =
        desk.areas.write(
            CHIYODA,
            area -> {
              desk.works.free(area);
              return desk.works.takePlan(area, worker);
            });
    return new ImportWork(CHIYODA, batch.orElseThrow(), worker, new ImportProgress());
  }

  private boolean beats(ImportWork work) {
    return desk.areas.write(CHIYODA, area -> desk.works.beat(area, work));
  }

  private void silence() {
    desk.update(
        "update import_batch set beat = now() - interval '31 seconds' where beat is not null");
  }

  private int before(UUID batch) {
    return desk.areas.read(CHIYODA, area -> desk.batches.before(area, batch));
  }
}
