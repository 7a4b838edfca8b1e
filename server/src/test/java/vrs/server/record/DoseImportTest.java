package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.samples.DosesFile;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.RecipientsFile;
import vrs.samples.SampleWorld;
import vrs.samples.TextEncoding;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;

/// docs/formats/doses-v1.md, sentence by sentence.
class DoseImportTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static final String RECIPIENTS =
      "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String HANAKO =
      "131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0\n";
  private static final String HEADER = "自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号\n";
  private static final String FIRST =
      "131016,0000000017,1,2026-03-10,131016,見本体育館,見本　一郎,MHN-12,MH1001\n";
  private static final String SECOND =
      "131016,0000000017,2,2026-03-31,141003,架空病院,試　二美,MHN-12,MH1001\n";
  private static final String THIRD = "131016,0000000017,3,2026-07-10,131016,,,MHN-12,MH1002\n";

  @TempDir Path folder;
  private ImportDesk desk;

  @BeforeEach
  void hanako() {
    desk = new ImportDesk(database, folder);
    desk.stored(CHIYODA, desk.plan(CHIYODA, RECIPIENTS + HANAKO));
  }

  @Test
  void a_file_becomes_a_plan_then_doses_and_versions_with_a_receipt() {
    ImportBatch plan = plan(FIRST, SECOND);
    assertThat(plan.format()).isEqualTo(ImportFormat.DOSES);
    assertThat(plan.counts()).isEqualTo(counts(2, 0, 0, 0, 0));
    assertThat(desk.count("dose")).isZero();

    ImportBatch stored = stored(plan);

    assertThat(stored.receipt().orElseThrow().tookMillis()).isPositive();
    assertThat(doses())
        .containsExactly("1 2026-03-10 MH1001 ACCEPTED v1", "2 2026-03-31 MH1001 ACCEPTED v1");
    assertThat(
            desk.one(
                """
                select actor || ' ' || origin || ' ' || (origin_id = '%s') || ' ' || why || ' '
                       || (content -> 'findings' -> 0 ->> 'rule')
                  from dose_version order by content ->> 'number' limit 1
                """
                    .formatted(plan.id())))
        .isEqualTo(ImportDesk.actor(CHIYODA).account() + " IMPORT true line 2 of the file D222");
    assertThat(desk.one("select count(person)::text from dose")).isEqualTo("2");
    assertThat(
            desk.one(
                """
                select count(*)::text from audit_entry
                 where action = 'import.confirm' and details ->> 'batch' = '%s'
                """
                    .formatted(plan.id())))
        .isEqualTo("1");
  }

  @Test
  void a_file_may_tell_whence_a_dose_came_and_the_version_keeps_it() {
    String header = HEADER.replace("\n", ",入力元\n");
    ImportBatch plan =
        desk.plan(
            CHIYODA,
            header
                + FIRST.replace("\n", ",職域\n")
                + SECOND.replace("\n", ",\n")
                + THIRD.replace("\n", ",電話\n"));
    assertThat(plan.counts()).isEqualTo(counts(2, 0, 0, 1, 0));
    assertThat(rejected(plan)).containsExactly("4 D138 null");
    assertThat(plan.whences()).isEqualTo(Map.of(Whence.WORKPLACE, 1));

    stored(plan);

    assertThat(
            desk.one(
                "select string_agg(coalesce(content ->> 'whence', '-'), ' ' order by content ->> 'number')"
                    + " from dose_version"))
        .isEqualTo("WORKPLACE -");
    assertThat(plan(FIRST).counts()).isEqualTo(counts(0, 0, 1, 0, 0)); // the same dose
  }

  @Test
  void the_lines_of_a_person_may_come_in_any_order() {
    ImportBatch plan = plan(THIRD, FIRST, SECOND);
    assertThat(plan.counts()).isEqualTo(counts(3, 0, 0, 0, 0));
  }

  @Test
  void lines_of_one_person_on_two_tickets_are_checked_against_each_other() {
    String reissued =
        HANAKO.replace("0000000017", "0000000009").replace("2025-12-10", "2026-06-01");
    desk.stored(CHIYODA, desk.plan(CHIYODA, RECIPIENTS + reissued));

    ImportBatch plan =
        plan(
            THIRD.replace("0000000017", "0000000009"),
            FIRST,
            SECOND.replace("2026-03-31", "2026-07-10"));

    assertThat(plan.counts()).isEqualTo(counts(2, 0, 0, 1, 0));
    assertThat(rejected(plan)).containsExactly("2 D213 null"); // on the day of dose 2
  }

  @Test
  void an_equal_dose_is_unchanged_and_another_spelling_of_the_lot_is_equal() {
    stored(plan(FIRST));
    assertThat(plan(FIRST.replace("MH1001", "ｍｈ 1001"), SECOND).counts())
        .isEqualTo(counts(1, 0, 1, 0, 0));
  }

  @Test
  void a_known_dose_that_differs_is_changed_and_keeps_its_earlier_values() {
    stored(plan(FIRST, SECOND));

    ImportBatch plan = plan(FIRST.replace("2026-03-10", "2026-03-09"), SECOND);
    assertThat(plan.counts()).isEqualTo(counts(0, 1, 1, 0, 1));
    assertThat(doubtful(plan)).containsExactly("2 D235 null");
    stored(plan);

    assertThat(doses().getFirst()).isEqualTo("1 2026-03-09 MH1001 TO_CHECK v2");
    assertThat(
            desk.one(
                """
                select string_agg(content ->> 'given', ',' order by version)
                  from dose_version where content ->> 'number' = '1'
                """))
        .isEqualTo("2026-03-10,2026-03-09");
  }

  @Test
  void a_change_of_what_no_certificate_shows_needs_nobody_to_look() {
    stored(plan(FIRST, SECOND));

    ImportBatch plan = plan(FIRST.replace("見本　一郎", "試　二美"), SECOND);

    assertThat(plan.counts()).isEqualTo(counts(0, 1, 1, 0, 0));
    stored(plan);
    assertThat(doses().getFirst()).isEqualTo("1 2026-03-10 MH1001 ACCEPTED v2");
  }

  @Test
  void doses_that_change_together_are_checked_as_they_will_be() {
    stored(plan(FIRST, SECOND));
    ImportBatch plan =
        plan(
            FIRST.replace("2026-03-10", "2026-03-31"), // the day that dose 2 has until now
            SECOND.replace("2026-03-31", "2026-04-21"));
    assertThat(plan.counts()).isEqualTo(counts(0, 2, 0, 0, 2));
  }

  @Test
  void what_a_rejected_line_would_have_changed_stays_and_counts_for_the_others() {
    stored(plan(FIRST, SECOND));
    ImportBatch plan =
        plan(
            FIRST.replace("2026-03-10", "2026-03-31"),
            SECOND.replace("2026-03-31", "2026-04-21").replace("MHN-12", "MHN-13"));
    assertThat(rejected(plan)).containsExactly("2 D213 null", "3 D204 null");
  }

  @Test
  void a_checked_dose_is_not_changed_by_a_file() {
    stored(plan(FIRST, SECOND));
    desk.update("update dose set state = 'CHECKED', checked = true where number = 1");

    ImportBatch plan = plan(FIRST.replace("2026-03-10", "2026-03-09"), SECOND);

    assertThat(rejected(plan)).containsExactly("2 D149 null");
    assertThat(plan(FIRST, SECOND, THIRD).counts()).isEqualTo(counts(1, 0, 2, 0, 0));
  }

  @Test
  void a_dose_of_an_unknown_ticket_is_an_orphan_until_the_ticket_is_known() {
    ImportBatch plan = plan(FIRST.replace("0000000017", "0000000025"));
    assertThat(plan.counts()).isEqualTo(counts(1, 0, 0, 0, 1));
    assertThat(doubtful(plan)).containsExactly("2 D150 null");
    stored(plan);
    assertThat(desk.one("select count(*)::text from dose where person is null")).isEqualTo("1");

    ImportBatch recipients =
        desk.stored(
            CHIYODA,
            desk.plan(
                CHIYODA,
                RECIPIENTS
                    + HANAKO
                        .replace("0000000017", "0000000025")
                        .replace("1007", "1014")
                        .replace("990000000027", "")));

    assertThat(recipients.receipt().orElseThrow().linked()).isEqualTo(1);
    assertThat(desk.one("select count(*)::text from dose where person is null")).isEqualTo("0");
  }

  @Test
  void impossible_lines_are_rejected_with_their_rule_and_the_others_are_taken() {
    ImportBatch plan =
        plan(
            FIRST,
            SECOND.replace("2026-03-31", "2026-03-09"), // before dose 1
            THIRD.replace("MH1002", "MC2001")); // a lot of another product

    assertThat(plan.counts()).isEqualTo(counts(1, 0, 0, 2, 0));
    assertThat(rejected(plan)).containsExactly("3 D216 null", "4 D210 null");
  }

  @Test
  void doubtful_lines_are_shown_and_stored_to_be_checked() {
    ImportBatch plan = plan(FIRST, SECOND.replace("2026-03-31", "2026-03-20"));
    assertThat(plan.counts()).isEqualTo(counts(2, 0, 0, 0, 1));
    assertThat(doubtful(plan)).containsExactly("3 D214 null");

    stored(plan);

    assertThat(doses())
        .containsExactly("1 2026-03-10 MH1001 ACCEPTED v1", "2 2026-03-20 MH1001 TO_CHECK v1");
    assertThat(desk.said(plan, ImportChunks.Kind.DOUBTFUL)).hasSize(1);
  }

  @Test
  void doses_that_come_together_are_checked_against_each_other_and_not_only_the_later_ones() {
    stored(plan(FIRST, SECOND.replace("2026-03-31", "2026-03-15")));

    assertThat(
            desk.all(
                """
                select number || ' ' || (f ->> 'rule') from dose, jsonb_array_elements(findings) f
                 where f ->> 'rule' = 'D226' order by 1
                """))
        .containsExactly("1 D226", "2 D226");
  }

  @Test
  void the_plan_is_made_anew_when_a_dose_has_gone_and_another_has_come_meanwhile() {
    stored(plan(FIRST));
    ImportBatch waiting = plan(SECOND);
    desk.update("delete from dose");
    stored(plan(FIRST.replace("2026-03-10", "2026-03-31"))); // on the day of dose 2

    assertThat(rejected(anew(waiting))).containsExactly("2 D213 null");
  }

  @Test
  void a_dose_that_repeats_in_a_file_is_taken_from_neither_line() {
    ImportBatch plan = plan(FIRST, SECOND, FIRST.replace("2026-03-10", "2026-03-09"));
    assertThat(rejected(plan)).containsExactly("2 D148 4", "4 D148 2");
    assertThat(plan.counts()).isEqualTo(counts(1, 0, 0, 2, 1)); // dose 2 without a dose 1
  }

  @Test
  void a_line_of_another_municipality_is_rejected_and_a_file_of_them_is_refused() {
    ImportBatch plan = plan(FIRST, SECOND.replace("131016,0", "141003,0"));
    assertThat(rejected(plan)).containsExactly("3 D123 null");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.plan(YOKOHAMA, HEADER + FIRST))
        .satisfies(refusal ->
            assertThat(refusal.reason()).isEqualTo(ImportReason.ALL_OF_ANOTHER_MUNICIPALITY));
  }

  @Test
  void the_same_file_is_the_same_import() {
    ImportBatch stored = stored(plan(FIRST, SECOND));
    assertThat(plan(FIRST, SECOND)).isEqualTo(stored);
    assertThat(stored(stored)).isEqualTo(stored);
    assertThat(desk.count("dose_version")).isEqualTo(2);
  }

  @Test
  void leaving_a_dose_out_changes_nothing() {
    stored(plan(FIRST, SECOND));
    stored(plan(THIRD));
    assertThat(doses()).hasSize(3);
  }

  @Test
  void the_plan_is_made_anew_when_the_dose_was_stored_meanwhile() {
    ImportBatch waiting = plan(FIRST, SECOND);
    stored(plan(FIRST));
    assertThat(anew(waiting).counts()).isEqualTo(counts(1, 0, 1, 0, 0));
    assertThat(doses()).hasSize(1);

    stored(waiting);
    assertThat(doses()).hasSize(2);
  }

  @Test
  void the_plan_is_made_anew_when_another_dose_of_the_person_was_stored_meanwhile() {
    ImportBatch waiting = plan(SECOND);
    stored(plan(FIRST.replace("2026-03-10", "2026-03-31"))); // on the day of dose 2
    assertThat(rejected(anew(waiting))).containsExactly("2 D213 null");
    assertThat(doses()).hasSize(1);
  }

  @Test
  void the_plan_is_made_anew_when_the_dose_was_changed_meanwhile() {
    stored(plan(FIRST));
    ImportBatch waiting = plan(FIRST.replace("2026-03-10", "2026-03-09"));
    stored(plan(FIRST.replace("2026-03-10", "2026-03-08")));
    assertThat(anew(waiting).counts()).isEqualTo(counts(0, 1, 0, 0, 1));
    assertThat(doses()).containsExactly("1 2026-03-08 MH1001 TO_CHECK v2");
  }

  @Test
  void the_plan_is_made_anew_when_the_person_was_changed_meanwhile() {
    ImportBatch waiting = plan(FIRST);
    String died = HANAKO.replace("2025-12-10,,", "2025-12-10,,2026-03-01");
    desk.stored(CHIYODA, desk.plan(CHIYODA, RECIPIENTS + died));
    assertThat(rejected(anew(waiting))).containsExactly("2 D203 null");
  }

  @Test
  void the_plan_is_made_anew_when_the_ticket_became_known_meanwhile() {
    ImportBatch waiting = plan(FIRST.replace("0000000017", "0000000025"));
    desk.stored(
        CHIYODA, desk.plan(CHIYODA, RECIPIENTS + HANAKO.replace("0000000017", "0000000025")));
    assertThat(anew(waiting).counts()).isEqualTo(counts(1, 0, 0, 0, 0));
  }

  @Test
  void another_municipality_neither_sees_nor_confirms_it() {
    UUID plan = plan(FIRST).id();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.confirm(YOKOHAMA, plan))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(ImportReason.NO_SUCH_IMPORT));
  }

  @Test
  void fifteen_thousand_doses_go_in() throws IOException {
    var world = SampleWorld.of(7, 16_000, 25_000);
    Municipality yokohama = Municipality.of("141003");
    var people = new ByteArrayOutputStream();
    RecipientsFile.write(people, TextEncoding.UTF_8, world.recipients(yokohama));
    desk.stored(YOKOHAMA, desk.plan(YOKOHAMA, people.toByteArray()));
    List<EarlierDose> earlier = world.doses(yokohama);
    var file = new ByteArrayOutputStream();
    DosesFile.write(file, TextEncoding.UTF_8, earlier);

    long begun = System.nanoTime();
    ImportBatch plan = desk.plan(YOKOHAMA, file.toByteArray());
    long planned = System.nanoTime();
    ImportBatch stored = desk.stored(YOKOHAMA, plan);

    assertThat(stored.counts()).isEqualTo(counts(earlier.size(), 0, 0, 0, 0));
    assertThat(desk.one("select count(*)::text from dose where state = 'ACCEPTED'"))
        .isEqualTo(String.valueOf(earlier.size()));
    System.out.printf(
        "%d doses planned in %d ms, confirmed in %d ms%n",
        earlier.size(), (planned - begun) / 1_000_000, stored.receipt().orElseThrow().tookMillis());
  }

  private ImportBatch plan(String... lines) {
    return desk.plan(CHIYODA, HEADER + String.join("", lines));
  }

  private ImportBatch stored(ImportBatch plan) {
    return desk.stored(CHIYODA, plan);
  }

  /// What comes of confirming a plan that is stale.
  private ImportBatch anew(ImportBatch waiting) {
    assertThat(desk.confirm(CHIYODA, waiting.id()).phase()).isEqualTo(ImportPhase.WAITING);
    desk.planNext(CHIYODA);
    return desk.batch(CHIYODA, waiting.id());
  }

  private List<String> rejected(ImportBatch plan) {
    return desk.said(plan, ImportChunks.Kind.REJECTED);
  }

  private List<String> doubtful(ImportBatch plan) {
    return desk.said(plan, ImportChunks.Kind.DOUBTFUL);
  }

  private List<String> doses() {
    return desk.all(
        """
        select number || ' ' || given || ' ' || lot || ' ' || state || ' v' || version
          from dose order by number
        """);
  }

  private static ImportBatch.Counts counts(
      int fresh, int changed, int unchanged, int rejected, int doubtful) {
    return new ImportBatch.Counts(fresh, changed, unchanged, rejected, doubtful);
  }
}
