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

/// docs/formats/doses-v2.md: what a birth date in a line does.
class DosesV2Test {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String RECIPIENTS =
      "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置\n";
  private static final String HANAKO =
      "131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0\n";
  private static final String KAME =
      "131016,0000000025,1014,,島袋　カメ,シマブクロ　カメ,1931-08-00,2,2025-12-10,,,0\n";
  private static final String V1 = "自治体コード,券番号,接種回,接種日,接種自治体コード,会場名,医師名,製品コード,ロット番号";
  private static final String V2 = V1 + ",生年月日\n";
  private static final String FIRST =
      "131016,0000000017,1,2026-03-10,131016,見本体育館,見本　一郎,MHN-12,MH1001";

  @TempDir Path folder;
  private ImportDesk desk;

  @BeforeEach
  void people() {
    desk = new ImportDesk(database, folder);
    desk.stored(CHIYODA, desk.plan(CHIYODA, RECIPIENTS + HANAKO + KAME));
  }

  @Test
  void a_line_with_the_birth_date_of_the_holder_is_taken_in_either_calendar() {
    ImportBatch plan =
        plan(FIRST + ",昭和63年2月29日", FIRST.replace("0000000017", "0000000025") + ",昭和6年8月不詳");

    assertThat(plan.format()).isEqualTo(ImportFormat.DOSES);
    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(2, 0, 0, 0, 0));
    desk.stored(CHIYODA, plan);
    assertThat(desk.all("select state from dose")).containsExactly("ACCEPTED", "ACCEPTED");
    assertThat(desk.one("select count(entered_birth_date)::text from dose")).isEqualTo("0");
  }

  @Test
  void somebody_elses_ticket_is_rejected_as_at_a_site_and_nothing_else_is_told_of_the_person() {
    ImportBatch plan =
        plan(
            FIRST.replace("2026-03-10", "2024-01-01") + ",1990-02-28", // and before the programme
            FIRST.replace("0000000017", "0000000025") + ",1931-08-15");

    assertThat(rejected(plan)).containsExactly("2 D223 null", "3 D223 null");
    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(0, 0, 0, 2, 0));
  }

  @Test
  void a_wrong_birth_date_is_told_also_of_a_dose_that_is_recorded_as_it_stands() {
    desk.stored(CHIYODA, plan(FIRST + ","));

    assertThat(rejected(plan(FIRST + ",1990-02-28"))).containsExactly("2 D223 null");
    desk.update("update dose set state = 'CHECKED', checked = true");
    assertThat(rejected(plan(FIRST.replace("MH1001", "MH1002") + ",1990-02-28")))
        .containsExactly("2 D223 null");
    assertThat(desk.all("select state || ' ' || lot from dose")).containsExactly("CHECKED MH1001");
  }

  @Test
  void the_right_birth_date_makes_no_recorded_dose_a_changed_one() {
    desk.stored(CHIYODA, desk.plan(CHIYODA, V1 + "\n" + FIRST + "\n"));

    assertThat(plan(FIRST + ",1988-02-29").counts())
        .isEqualTo(new ImportBatch.Counts(0, 0, 1, 0, 0));
  }

  @Test
  void what_a_rejected_line_would_have_changed_stays_and_counts_for_the_others() {
    String second = FIRST.replace(",1,2026-03-10", ",2,2026-03-31");
    desk.stored(CHIYODA, plan(FIRST + ","));

    ImportBatch plan =
        plan(
            FIRST.replace("2026-03-10", "2026-03-31") + ",1990-02-28",
            second.replace("2026-03-31", "2026-03-10") + ",1988-02-29");

    assertThat(rejected(plan)).containsExactly("2 D223 null", "3 D213 null");
  }

  @Test
  void an_orphan_keeps_the_birth_date_and_it_is_compared_when_the_ticket_is_registered() {
    String orphan = FIRST.replace("0000000017", "0000000033");
    String other = FIRST.replace("0000000017", "0000000041");
    desk.stored(CHIYODA, plan(orphan + ",H2.5.6", other + ",1977-07-07"));
    assertThat(desk.all("select entered_birth_date from dose order by ticket"))
        .containsExactly("1990-05-06", "1977-07-07");

    String person = "131016,%s,%s,,見本　太郎,ミホン　タロウ,1990-05-06,1,2025-12-10,,,0\n";
    desk.stored(
        CHIYODA,
        desk.plan(
            CHIYODA,
            RECIPIENTS
                + person.formatted("0000000033", "1021")
                + person.formatted("0000000041", "1022").replace("太郎", "次郎")));

    assertThat(
            desk.all(
                """
                select ticket || ' ' || state || ' ' || coalesce((
                         select string_agg(one ->> 'rule', ',') from jsonb_array_elements(findings) one
                          where one ->> 'rule' in ('D223', 'D234')), '-')
                  from dose where person is not null order by ticket
                """))
        .containsExactly("0000000033 ACCEPTED -", "0000000041 TO_CORRECT D223");
    assertThat(desk.one("select count(entered_birth_date)::text from dose")).isEqualTo("0");
  }

  @Test
  void a_birth_date_that_is_none_rejects_its_line_alone() {
    ImportBatch plan =
        plan(FIRST + ",平成31年5月1日", FIRST.replace("0000000017", "0000000025") + ",1931-08-00");

    assertThat(rejected(plan)).containsExactly("2 D140 null");
    assertThat(plan.counts()).isEqualTo(new ImportBatch.Counts(1, 0, 0, 1, 0));
  }

  private ImportBatch plan(String... lines) {
    return desk.plan(CHIYODA, V2 + String.join("\n", lines) + "\n");
  }

  private List<String> rejected(ImportBatch plan) {
    return desk.said(plan, ImportChunks.Kind.REJECTED);
  }
}
