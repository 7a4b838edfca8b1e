package vrs.server.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Changes since the last file that the receiver confirmed (C9, A4).
class LedgerChangesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static LedgerDesk desk;
  private UUID hanako;
  private UUID taro;

  @BeforeAll
  static void start() {
    desk = new LedgerDesk(database, folder);
  }

  @AfterAll
  static void stop() {
    desk.close();
  }

  @BeforeEach
  void register() {
    desk.empty();
    hanako = desk.person(1, "0007", "髙橋　花子");
    taro = desk.person(2, "0014", "山﨑　太郎");
    desk.dose(1, hanako, 1, "会場", "医師");
    desk.dose(2, hanako, 2, "会場", "医師");
    desk.dose(3, taro, 1, "会場", "医師");
  }

  @Test
  void nothing_can_have_changed_since_a_file_that_nobody_confirmed() {
    refused(HandoverReason.NOTHING_RECEIVED, Exit.LEDGER_LONG);

    desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8));

    refused(HandoverReason.NOTHING_RECEIVED, Exit.LEDGER_LONG);
    refused(HandoverReason.NOTHING_RECEIVED, Exit.LEDGER_WIDE);
  }

  @Test
  void each_form_has_a_last_file_of_its_own() {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8)));

    refused(HandoverReason.NOTHING_RECEIVED, Exit.LEDGER_WIDE);
    refused(HandoverReason.NOTHING_CHANGED, Exit.LEDGER_LONG);
  }

  @Test
  void doses_that_are_new_corrected_or_erased_are_told() {
    Handover whole = desk.prepare(desk.order(Exit.LEDGER_LONG, Format.XLSX));
    desk.receive(whole);
    desk.dose(4, taro, 2, "会場", "医師");
    desk.superuser
        .sql("update dose set lot = 'MH1002', version = 2 where ticket = '0000000001'")
        .update();
    desk.superuser.sql("delete from dose where ticket = '0000000002'").update();

    Handover changes = desk.prepare(desk.changes(Exit.LEDGER_LONG));

    assertThat(changes.base()).contains(whole.id());
    assertThat(changes.rows()).isEqualTo(3);
    assertThat(changes.removed()).isEqualTo(1);
    assertThat(desk.lines(changes))
        .satisfiesExactly(
            line -> assertThat(line).contains("登録,", ",0000000001,", ",MH1002,"),
            line ->
                assertThat(line)
                    .isEqualTo(
                        "消去,00000000-0000-0001-0000-000000000002,,131016,,,,,,,,,,,,,,,,,,,"),
            line -> assertThat(line).contains("登録,", ",0000000004,"));
  }

  @Test
  void a_new_name_is_told_with_every_dose_of_the_person() {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8)));
    desk.superuser.sql("update person set name = '鈴木　花子' where ledger_number = '0007'").update();

    assertThat(desk.lines(desk.prepare(desk.changes(Exit.LEDGER_LONG))))
        .hasSize(2)
        .allMatch(line -> line.contains("鈴木　花子"));
  }

  @Test
  void a_file_that_was_not_confirmed_is_told_again() {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8)));
    desk.dose(4, taro, 2, "会場", "医師");
    Handover lost = desk.prepare(desk.changes(Exit.LEDGER_LONG));
    desk.download(lost);

    Handover again = desk.prepare(desk.changes(Exit.LEDGER_LONG));

    assertThat(desk.lines(again)).isEqualTo(desk.lines(lost)).hasSize(1);
    desk.receive(again);
    refused(HandoverReason.NOTHING_CHANGED, Exit.LEDGER_LONG);
  }

  @Test
  void a_registration_that_was_under_way_when_a_file_was_made_is_told_by_the_next()
      throws Exception {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8)));
    try (var slow = database.superuser().getConnection()) {
      slow.setAutoCommit(false);
      try (var statement = slow.createStatement()) {
        statement.execute("update dose set site = '遅い会場' where ticket = '0000000001'");
        desk.dose(4, taro, 2, "会場", "医師");
        desk.receive(desk.prepare(desk.changes(Exit.LEDGER_LONG)));
        slow.commit();
      }
    }

    assertThat(desk.lines(desk.prepare(desk.changes(Exit.LEDGER_LONG))))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("遅い会場"));
  }

  @Test
  void the_wide_form_tells_the_whole_person_again() {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8)));
    desk.dose(4, taro, 3, "会場", "医師");

    Handover changes = desk.prepare(desk.changes(Exit.LEDGER_WIDE));

    assertThat(desk.lines(changes))
        .singleElement()
        .satisfies(line ->
            assertThat(line)
                .startsWith("0014,20260310120000,20260310,0000000003,131016,会場,医師,")
                .contains(",0000000004,"));
  }

  @Test
  void another_municipalitys_record_is_marked_in_the_long_form_and_left_out_of_the_wide_one() {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_LONG, Format.CSV_UTF8)));
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8)));
    desk.superuser
        .sql("update dose set taken_over_from = '141003' where ticket = '0000000003'")
        .update();

    assertThat(desk.lines(desk.prepare(desk.changes(Exit.LEDGER_LONG))))
        .singleElement()
        .satisfies(line -> assertThat(line).contains(",0000000003,", ",141003,"));
    assertThat(desk.lines(desk.prepare(desk.changes(Exit.LEDGER_WIDE))))
        .containsExactly("0014" + ",".repeat(16));
  }

  @Test
  void of_whom_no_sure_dose_is_left_the_wide_form_has_a_row_without_doses() {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8)));
    desk.superuser.sql("update dose set state = 'TO_CHECK' where ticket = '0000000003'").update();

    assertThat(desk.lines(desk.prepare(desk.changes(Exit.LEDGER_WIDE))))
        .containsExactly("0014" + ",".repeat(16));
  }

  @Test
  void who_was_erased_is_noted_because_the_wide_form_has_no_words_for_it() {
    desk.receive(desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8)));
    desk.superuser.sql("delete from dose where person = :id").param("id", taro).update();
    desk.superuser.sql("delete from person where id = :id").param("id", taro).update();

    Handover changes = desk.prepare(desk.changes(Exit.LEDGER_WIDE));

    assertThat(changes.rows()).isZero();
    assertThat(notes(changes)).extracting(LedgerNote::kind).containsExactly(LedgerNote.Kind.GONE);
  }

  @Test
  void two_doses_of_one_number_are_noted_and_neither_is_told() {
    UUID twice = desk.person(3, "0021", "山田　健");
    desk.dose(5, twice, 1, "会場", "医師");
    desk.dose(6, twice, 1, "別の会場", "医師");

    Handover wide = desk.prepare(desk.order(Exit.LEDGER_WIDE, Format.CSV_UTF8));

    assertThat(desk.lines(wide)).contains("'0021" + ",".repeat(16));
    assertThat(notes(wide))
        .containsExactly(
            new LedgerNote(LedgerNote.Kind.TWICE, Optional.of("0021"), "0000000005", "", "1"));
  }

  private static List<LedgerNote> notes(Handover handover) {
    return desk.zones
        .bean(Zone.LGWAN, ShowHandovers.class)
        .show(desk.administrator(), handover.id())
        .notes();
  }

  private static void refused(Reason reason, Exit exit) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.prepare(desk.changes(exit)))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }
}
