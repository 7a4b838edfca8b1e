package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.card.IndividualNumber;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.record.ImportUndo.Counts;
import vrs.server.record.ImportUndo.Stay;
import vrs.server.record.ImportUndo.Why;

/// A stored import is taken back: what it made goes, what others have built on stays.
class UndoImportTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private static final String RECIPIENTS =
      "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String HANAKO =
      "131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0\n";
  private static final String KAME =
      "131016,0000000025,1014,,﨑山　カメ,サキヤマ　カメ,1931-08-00,2,2025-12-10,,,0\n";
  private static final String DOSES = "自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号\n";
  private static final String FIRST =
      "131016,0000000017,1,2026-03-10,131016,見本体育館,見本　一郎,MHN-12,MH1001\n";
  private static final String SECOND =
      "131016,0000000017,2,2026-03-31,141003,架空病院,試　二美,MHN-12,MH1001\n";

  @TempDir Path folder;
  private ImportDesk desk;

  @BeforeEach
  void clear() {
    desk = new ImportDesk(database, folder);
  }

  @Test
  void a_ticket_that_the_counter_has_made_void_since_is_not_made_valid_by_an_undo() {
    UUID batch = stored(RECIPIENTS + HANAKO);
    desk.update("update ticket set voided = '2026-06-01', void_reason = 'LOST'");
    assertThat(desk.undoPlan(CHIYODA, batch).reasons()).isEqualTo(Map.of(Why.CHANGED_SINCE, 1));
  }

  @Test
  void persons_and_tickets_that_it_created_go_and_nothing_of_them_stays_but_who_and_why() {
    UUID batch = stored(RECIPIENTS + HANAKO + KAME);
    assertThat(desk.undoPlan(CHIYODA, batch).counts()).isEqualTo(new Counts(2, 0, 0));
    assertThat(desk.count("person")).isEqualTo(2);

    ImportBatch undone = desk.undo(CHIYODA, batch, new Counts(2, 0, 0));

    assertThat(undone.phase()).isEqualTo(ImportPhase.UNDONE);
    assertThat(undone.undone().orElseThrow().counts()).isEqualTo(new Counts(2, 0, 0));
    assertThat(desk.count("person") + desk.count("ticket")).isZero();
    assertThat(
            desk.all(
                "select version || ' ' || origin || ' ' || why || ' ' || content from person_version"))
        .containsOnly("2 COUNTER undo of import " + batch + " {}");
    assertThat(
            desk.one("select details ->> 'removed' from audit_entry where action = 'import.undo'"))
        .isEqualTo("2");
  }

  @Test
  void a_person_whom_it_changed_has_the_earlier_items_and_ticket_again() {
    String header = RECIPIENTS.replace("\n", ",旧氏,接種券無効日,接種券無効理由\n");
    stored(header + HANAKO.replace("\n", ",山田,,\n"));
    UUID change =
        stored(
            header
                + HANAKO
                    .replace("990000000027", "990000000035")
                    .replace("髙橋", "田中")
                    .replace("\n", ",佐藤,2026-05-01,2\n"));
    assertThat(desk.one("select name || voided from person, ticket")).isEqualTo("田中　花子2026-05-01");

    assertThat(desk.undoPlan(CHIYODA, change).counts()).isEqualTo(new Counts(0, 1, 0));
    desk.undo(CHIYODA, change, new Counts(0, 1, 0));

    assertThat(desk.one("select name || ' ' || version from person")).isEqualTo("髙橋　花子 3");
    assertThat(desk.one("select name from person_name where kind = 'FORMER_SURNAME'"))
        .isEqualTo("山田");
    assertThat(desk.one("select (voided is null)::text from ticket")).isEqualTo("true");
    assertThat(numbers("990000000027")).isEqualTo(1);
    assertThat(numbers("990000000035")).isZero();
    assertThat(desk.one("select why from person_version where version = 3"))
        .isEqualTo("undo of import " + change);
  }

  @Test
  void a_further_ticket_that_it_brought_goes_unless_a_dose_stands_on_it() {
    stored(RECIPIENTS + HANAKO);
    UUID reissue = stored(RECIPIENTS + HANAKO.replace("0000000017", "0000000099"));
    stored(DOSES + FIRST.replace("0000000017", "0000000099"));
    assertThat(desk.undoPlan(CHIYODA, reissue).reasons()).isEqualTo(Map.of(Why.HAS_DOSES, 1));

    desk.update("delete from dose");
    desk.undo(CHIYODA, reissue, new Counts(0, 1, 0));

    assertThat(desk.all("select number from ticket")).containsExactly("0000000017");
  }

  @Test
  void whoever_was_changed_since_or_has_made_a_request_stays() {
    UUID batch = stored(RECIPIENTS + HANAKO + KAME);
    UUID later = stored(RECIPIENTS + HANAKO.replace("髙橋", "田中"));
    desk.requested.add(person("1014"));
    assertThat(desk.undoPlan(CHIYODA, batch).reasons())
        .isEqualTo(Map.of(Why.CHANGED_SINCE, 1, Why.IN_USE, 1));

    desk.undo(CHIYODA, later, new Counts(0, 1, 0));
    assertThat(desk.undoPlan(CHIYODA, batch).counts()).isEqualTo(new Counts(1, 0, 1));
  }

  @Test
  void an_earlier_number_that_another_has_by_now_is_not_given_twice() {
    stored(RECIPIENTS + HANAKO);
    UUID change = stored(RECIPIENTS + HANAKO.replace("1007,990000000027", "1021,990000000035"));
    stored(RECIPIENTS + KAME.replace("1014,,", "1014,990000000027,"));
    assertThat(desk.undoPlan(CHIYODA, change).reasons()).isEqualTo(Map.of(Why.NUMBER_TAKEN, 1));
  }

  @Test
  void importing_the_same_file_again_takes_the_undo_back() {
    UUID first = stored(RECIPIENTS + HANAKO);
    desk.undo(CHIYODA, first, new Counts(1, 0, 0));

    UUID second = stored(RECIPIENTS + HANAKO);

    assertThat(second).isNotEqualTo(first);
    assertThat(desk.count("person")).isEqualTo(1);
    assertThat(desk.batch(CHIYODA, first).phase()).isEqualTo(ImportPhase.UNDONE);
    assertThat(desk.undo(CHIYODA, first, new Counts(1, 0, 0)).phase())
        .isEqualTo(ImportPhase.UNDONE); // pressed twice
    assertThat(desk.count("person")).isEqualTo(1);
  }

  @Test
  void whoever_has_a_dose_from_elsewhere_stays_and_no_dose_is_lost() {
    UUID batch = stored(RECIPIENTS + HANAKO + KAME);
    stored(DOSES + FIRST);

    ImportUndo plan = desk.undoPlan(CHIYODA, batch);
    assertThat(plan.counts()).isEqualTo(new Counts(1, 0, 1));
    assertThat(plan.stays()).containsExactly(new Stay(Why.HAS_DOSES, Optional.of(person("1007"))));
    desk.undo(CHIYODA, batch, plan.counts());

    assertThat(desk.all("select ledger_number from person")).containsExactly("1007");
    assertThat(desk.all("select number from ticket")).containsExactly("0000000017");
    assertThat(desk.one("select (person is not null)::text from dose")).isEqualTo("true");
  }

  @Test
  void doses_that_it_had_linked_are_orphans_again() {
    stored(DOSES + FIRST);
    UUID batch = stored(RECIPIENTS + HANAKO);
    assertThat(desk.batch(CHIYODA, batch).receipt().orElseThrow().linked()).isEqualTo(1);
    String asOrphan = desk.one("select content -> 'findings' from dose_version where version = 1");

    desk.undo(CHIYODA, batch, new Counts(1, 0, 0));

    assertThat(desk.count("person")).isZero();
    assertThat(desk.one("select (person is null) || ' ' || state from dose"))
        .isEqualTo("true TO_CHECK");
    assertThat(desk.one("select findings::text from dose")).isEqualTo(asOrphan);
    assertThat(desk.one("select why from dose_version order by version desc limit 1"))
        .isEqualTo("undo of import " + batch);

    stored(RECIPIENTS + HANAKO);
    assertThat(desk.one("select (person is not null)::text from dose")).isEqualTo("true");
  }

  @Test
  void doses_that_it_created_go_and_the_others_of_the_person_are_checked_again() {
    stored(RECIPIENTS + HANAKO);
    UUID first = stored(DOSES + FIRST);
    stored(DOSES + SECOND);

    desk.undo(CHIYODA, first, new Counts(1, 0, 0));

    assertThat(desk.all("select number || ' ' || state from dose"))
        .containsExactly("2 TO_CHECK"); // the first is missing before it
    assertThat(
            desk.one(
                "select version || ' ' || content from dose_version where why like 'undo%' and content = '{}'"))
        .isEqualTo("2 {}");
    assertThat(desk.certificates.told).hasSize(1);
  }

  @Test
  void a_dose_that_it_changed_says_again_what_it_said_before() {
    stored(RECIPIENTS + HANAKO);
    stored(DOSES + FIRST);
    UUID change = stored(DOSES + FIRST.replace("2026-03-10", "2026-03-09"));

    assertThat(desk.undoPlan(CHIYODA, change).counts()).isEqualTo(new Counts(0, 1, 0));
    desk.undo(CHIYODA, change, new Counts(0, 1, 0));

    assertThat(desk.one("select given || ' ' || version from dose")).isEqualTo("2026-03-10 3");
    assertThat(
            desk.one(
                """
                select string_agg(content ->> 'given', ' ' order by version) from dose_version
                """))
        .isEqualTo("2026-03-10 2026-03-09 2026-03-10");
  }

  @Test
  void imports_are_undone_one_after_the_other_from_the_last() {
    stored(RECIPIENTS + HANAKO);
    UUID first = stored(DOSES + FIRST);
    UUID second = stored(DOSES + FIRST.replace("2026-03-10", "2026-03-09"));
    assertThat(desk.undoPlan(CHIYODA, first).reasons()).isEqualTo(Map.of(Why.CHANGED_SINCE, 1));

    desk.undo(CHIYODA, second, new Counts(0, 1, 0));

    assertThat(desk.undoPlan(CHIYODA, first).counts()).isEqualTo(new Counts(1, 0, 0));
    desk.undo(CHIYODA, first, new Counts(1, 0, 0));
    assertThat(desk.count("dose")).isZero();
  }

  @Test
  void a_dose_that_staff_have_checked_or_a_certificate_states_stays() {
    stored(RECIPIENTS + HANAKO);
    UUID batch = stored(DOSES + FIRST + SECOND);
    desk.update("update dose set checked = true where number = 1");
    desk.certificates.stated.add(
        UUID.fromString(desk.one("select id::text from dose where number = 2")));

    ImportUndo plan = desk.undoPlan(CHIYODA, batch);

    assertThat(plan.counts()).isEqualTo(new Counts(0, 0, 2));
    assertThat(plan.reasons()).isEqualTo(Map.of(Why.CHANGED_SINCE, 1, Why.CERTIFIED, 1));
  }

  @Test
  void nothing_is_undone_if_it_would_come_to_something_else_than_was_shown() {
    UUID batch = stored(RECIPIENTS + HANAKO + KAME);
    Counts shown = desk.undoPlan(CHIYODA, batch).counts();
    stored(DOSES + FIRST);

    ImportBatch kept = desk.undo(CHIYODA, batch, shown);

    assertThat(kept.phase()).isEqualTo(ImportPhase.STORED);
    assertThat(kept.refused().orElseThrow().code()).isEqualTo("D173");
    assertThat(desk.count("person")).isEqualTo(2);
  }

  @Test
  void it_can_be_undone_for_thirty_days_by_its_own_municipality_and_once_it_is_stored() {
    UUID plan = desk.plan(CHIYODA, RECIPIENTS + KAME).id();
    refused(CHIYODA, plan, ImportReason.NOT_TO_UNDO);
    UUID batch = stored(RECIPIENTS + HANAKO);
    refused(YOKOHAMA, batch, ImportReason.NO_SUCH_IMPORT);

    desk.update(
        "update import_batch set confirmed = now() - interval '30 days 1 second' where phase = 'STORED'");

    refused(CHIYODA, batch, ImportReason.UNDO_TOO_LATE);
    assertThat(desk.count("person")).isEqualTo(1);
  }

  private void refused(AreaCode area, UUID batch, Reason reason) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.undoPlan(area, batch))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.undo(area, batch, new Counts(1, 0, 0)))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private UUID stored(String file) {
    return desk.stored(CHIYODA, desk.plan(CHIYODA, file)).id();
  }

  private int numbers(String number) {
    return desk.areas.read(
        CHIYODA,
        area ->
            new Persons()
                .byNumbers(
                    area,
                    List.of(PersonNumbers.lookup(desk.keys.of(area), new IndividualNumber(number))))
                .size());
  }

  private UUID person(String ledger) {
    return UUID.fromString(
        desk.one("select id::text from person where ledger_number = '%s'".formatted(ledger)));
  }
}
