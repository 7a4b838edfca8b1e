package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.AreaCode;
import vrs.server.platform.TestDatabase;

/// docs/formats/doses-v3.md: what the day of reception in a line does.
class DosesV3Test {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String HANAKO =
      """
      自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置
      131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0
      """;
  private static final String HEADER = "自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号,生年月日,受付日\n";
  private static final String FIRST =
      "131016,0000000017,1,2026-03-10,131016,見本体育館,見本　一郎,MHN-12,MH1001,1988-02-29,";

  @TempDir Path folder;
  private ImportDesk desk;

  @BeforeEach
  void people() {
    desk = new ImportDesk(database, folder);
    desk.stored(CHIYODA, desk.plan(CHIYODA, HANAKO));
  }

  @Test
  void a_line_whose_person_came_on_the_day_of_the_shot_is_taken() {
    ImportBatch plan = plan(FIRST + "2026-03-10");

    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(1, 0, 0, 0, 0));
    desk.stored(CHIYODA, plan);
    assertThat(doses()).containsExactly("2026-03-10 ACCEPTED D222");
  }

  @Test
  void a_line_whose_person_came_on_another_day_is_stored_and_doubted() {
    ImportBatch plan = plan(FIRST + "2026-03-11");

    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(1, 0, 0, 0, 1));
    assertThat(desk.said(plan, ImportChunks.Kind.DOUBTFUL)).containsExactly("2 D237 null");
    desk.stored(CHIYODA, plan);
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D237");
  }

  @Test
  void a_recorded_dose_that_nobody_has_checked_is_doubted_from_then_on() {
    desk.stored(CHIYODA, plan(FIRST));
    assertThat(doses()).containsExactly("2026-03-10 ACCEPTED D222");

    ImportBatch plan = plan(FIRST + "2026-03-11");
    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(0, 1, 0, 0, 1));
    desk.stored(CHIYODA, plan);
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D237");
    assertThat(again(FIRST).counts()).isEqualTo(new ImportBatch.Counts(0, 0, 1, 0, 0));
    assertThat(again(FIRST + "2026-03-11").counts())
        .isEqualTo(new ImportBatch.Counts(0, 0, 1, 0, 0));
  }

  @Test
  void a_doubt_alone_revokes_no_certificate_and_another_day_does() {
    desk.stored(CHIYODA, plan(FIRST));
    desk.certificates.told.clear();

    desk.stored(CHIYODA, plan(FIRST + "2026-03-11"));
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D237");
    assertThat(desk.certificates.told).isEmpty();

    desk.stored(CHIYODA, plan(FIRST.replace("2026-03-10", "2026-03-11") + "2026-03-11"));
    assertThat(desk.certificates.told).hasSize(1);
  }

  @Test
  void a_file_that_is_taken_back_takes_its_doubts_along_and_no_others() {
    desk.stored(CHIYODA, plan(FIRST + "2026-03-11"));
    ImportBatch wrong = plan(FIRST.replace("MH1001", "MH1002"));
    desk.stored(CHIYODA, wrong);
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D235,D237");

    var shown = desk.undoPlan(CHIYODA, wrong.id()).counts();
    assertThat(shown).isEqualTo(new ImportUndo.Counts(0, 1, 0));
    desk.undo(CHIYODA, wrong.id(), shown);

    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D237");
    assertThat(desk.one("select lot from dose")).isEqualTo("MH1001");
  }

  @Test
  void a_checked_dose_stays_as_it_is() {
    desk.stored(CHIYODA, plan(FIRST));
    desk.update("update dose set state = 'CHECKED', checked = true");

    assertThat(plan(FIRST + "2026-03-11").counts())
        .isEqualTo(new ImportBatch.Counts(0, 0, 1, 0, 0));
  }

  @Test
  void the_doubt_falls_when_either_day_is_put_right() {
    desk.stored(CHIYODA, plan(FIRST + "2026-03-11"));
    desk.stored(CHIYODA, plan(FIRST + "2026-03-10"));
    assertThat(doses()).containsExactly("2026-03-10 ACCEPTED D222");

    desk.stored(CHIYODA, again(FIRST + "2026-03-11"));
    desk.stored(CHIYODA, plan(FIRST.replace("2026-03-10", "2026-03-11") + "2026-03-11"));
    assertThat(doses()).containsExactly("2026-03-11 TO_CHECK D222,D235"); // changed by a file
  }

  @Test
  void what_was_doubted_stays_doubted_when_a_file_changes_something_else_of_the_dose() {
    String other = FIRST.replace("見本　一郎", "試　二美");
    desk.stored(CHIYODA, plan(FIRST + "2026-03-11"));
    desk.stored(CHIYODA, plan(other));
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D237");

    desk.stored(CHIYODA, plan(FIRST.replace("MH1001", "MH1002") + "2026-03-10"));
    desk.stored(CHIYODA, plan(other.replace("MH1001", "MH1002")));
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D235");
  }

  @Test
  void a_dose_that_was_linked_later_stays_doubted_until_a_line_tells_the_holders_birth_date() {
    String orphan = FIRST.replace("0000000017", "0000000033");
    String nobodys = orphan.replace("1988-02-29", "");
    desk.stored(CHIYODA, plan(nobodys));
    String taro =
        HANAKO
            .replace("0000000017", "0000000033")
            .replace("1007,990000000027,髙橋　花子", "1021,,見本　太郎");
    desk.stored(CHIYODA, desk.plan(CHIYODA, taro));
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D234");

    desk.stored(CHIYODA, plan(nobodys.replace("見本　一郎", "試　二美")));
    assertThat(doses()).containsExactly("2026-03-10 TO_CHECK D222,D234");

    desk.stored(CHIYODA, plan(orphan));
    assertThat(doses()).containsExactly("2026-03-10 ACCEPTED D222");
  }

  @Test
  void a_day_of_reception_that_is_none_rejects_its_line() {
    assertThat(
            desk.said(
                plan(FIRST + "3月11日", FIRST.replace(",1,", ",2,") + "2027-03-11"),
                ImportChunks.Kind.REJECTED))
        .containsExactly("2 D134 null", "3 D136 null");
  }

  private ImportBatch plan(String... lines) {
    return desk.plan(CHIYODA, HEADER + String.join("\n", lines) + "\n");
  }

  /// The same lines in another file.
  private ImportBatch again(String... lines) {
    return desk.plan(CHIYODA, HEADER + String.join("\r\n", lines) + "\r\n");
  }

  private List<String> doses() {
    return desk.all(
        """
        select given || ' ' || state || ' '
               || (select string_agg(one ->> 'rule', ',' order by one ->> 'rule')
                     from jsonb_array_elements(findings) one)
          from dose
        """);
  }
}
