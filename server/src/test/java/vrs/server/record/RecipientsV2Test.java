package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;

/// The further columns of docs/formats/recipients-v2.md.
class RecipientsV2Test {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String V1 = "自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置";
  private static final String HANAKO =
      "131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0";
  private static final String V2 = V1 + ",旧氏,旧氏カナ,通称,通称カナ,ローマ字氏名,転入日,再発行理由,接種券無効日,接種券無効理由,住所\n";
  private static final String FULL =
      HANAKO + ",田邉,タナベ,山田　花,ヤマダ　ハナ,TAKAHASHI HANAKO,2020-04-01,1,2026-01-15,2,\n";

  @TempDir Path folder;
  private ImportDesk desk;

  @BeforeEach
  void clear() {
    desk = new ImportDesk(database, folder);
  }

  @Test
  void every_item_goes_in_and_stands_in_the_version() {
    stored(V2 + FULL);

    assertThat(desk.all("select kind || ' ' || name || ' ' || kana from person_name order by kind"))
        .containsExactly("ALIAS 山田　花 ヤマダ　ハナ", "FORMER_SURNAME 田邉 タナベ", "ROMAN TAKAHASHI HANAKO ");
    assertThat(desk.one("select moved_in::text from person")).isEqualTo("2020-04-01");
    assertThat(desk.one("select reissued || voided || void_reason from ticket"))
        .isEqualTo("LOST2026-01-15REPLACED");
    assertThat(
            desk.one(
                """
                select concat_ws(' ', content ->> 'former', content ->> 'aliasKana', content ->> 'roman',
                                 content ->> 'movedIn', content ->> 'reissued', content ->> 'voidReason')
                  from person_version
                """))
        .isEqualTo("田邉 ヤマダ　ハナ TAKAHASHI HANAKO 2020-04-01 LOST REPLACED");
  }

  @Test
  void a_file_of_version_1_stays_valid_and_leaves_what_it_does_not_tell() {
    stored(V2 + FULL);

    assertThat(desk.plan(CHIYODA, V1 + "\n" + HANAKO + "\n").counts().unchanged()).isEqualTo(1);
    stored(V1 + "\n" + HANAKO.replace("髙橋", "佐藤") + "\n");

    assertThat(desk.one("select name || version from person")).isEqualTo("佐藤　花子2");
    assertThat(desk.count("person_name")).isEqualTo(3);
    assertThat(desk.one("select name_key from person_name where kind = 'FORMER_SURNAME'"))
        .isEqualTo("田辺花子");
    assertThat(desk.one("select void_reason from ticket")).isEqualTo("REPLACED");
  }

  @Test
  void an_empty_field_empties_and_a_column_that_is_missing_does_not() {
    stored(V2 + FULL);

    ImportBatch plan = desk.plan(CHIYODA, V1 + ",通称\n" + HANAKO + ",\n");
    assertThat(plan.counts().changed()).isEqualTo(1);
    desk.stored(CHIYODA, plan);

    assertThat(desk.all("select kind from person_name order by kind"))
        .containsExactly("FORMER_SURNAME", "ROMAN");
    assertThat(desk.plan(CHIYODA, V1 + ",通称\r\n" + HANAKO + ",\r\n").counts().toStore()).isZero();
  }

  @Test
  void the_same_file_again_with_another_line_end_changes_nothing() {
    stored(V2 + FULL);
    assertThat(desk.plan(CHIYODA, (V2 + FULL).replace("\n", "\r\n")).counts().unchanged())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "旧氏カナ, 'たなべ', D133",
    "旧氏, '', D165",
    "ローマ字氏名, 高橋, D164",
    "転入日, 1980-01-01, D137",
    "再発行理由, 8, D138",
    "接種券無効理由, '', D162",
    "接種券無効日, '', D162",
    "接種券無効日, 2025-12-09, D163",
    "住所, 東京都千代田区見本町1-1, D161",
    "通称, '=1+1', D132",
  })
  void a_field_that_breaks_a_rule_rejects_its_line(String column, String value, String code) {
    List<String> fields = Arrays.asList((FULL.strip() + " ").split(",", -1));
    List<String> columns = List.of(V2.strip().split(",", -1));
    fields.set(columns.indexOf("住所"), "");
    fields.set(columns.indexOf(column), value);

    ImportBatch plan =
        desk.plan(CHIYODA, V2 + fields.stream().collect(Collectors.joining(",")) + "\n");

    assertThat(desk.said(plan, ImportChunks.Kind.REJECTED)).containsExactly("2 " + code + " null");
  }

  @Test
  void a_reading_needs_the_column_of_its_name() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> desk.plan(CHIYODA, V1 + ",旧氏カナ\n" + HANAKO + ",タナベ\n"))
        .satisfies(refusal -> {
          assertThat(refusal.reason()).isEqualTo(ImportReason.COLUMN_MISSING);
          assertThat(refusal.details()).containsEntry("columns", "旧氏");
        });
  }

  @Test
  void an_address_is_kept_sealed_where_the_municipality_has_chosen_to() {
    desk.update("insert into address_choice values ('131016', now(), true, gen_random_uuid())");
    String file = V1 + ",住所\n" + HANAKO + ",東京都千代田区見本町1-1\n";
    stored(file);

    assertThat(desk.count("person_address")).isEqualTo(1);
    assertThat(
            desk.one(
                """
                select count(*)::text from person_version, person_address
                 where content::text ~ '見本町' or position('見本町'::bytea in sealed) > 0
                """))
        .isEqualTo("0");
    assertThat(desk.plan(CHIYODA, file.replace("\n", "\r\n")).counts().unchanged()).isEqualTo(1);

    // a version of its own has the address again, also if the file does not tell it
    stored(V1 + "\n" + HANAKO.replace("髙橋", "佐藤") + "\n");
    assertThat(desk.all("select version::text from person_address order by version"))
        .containsExactly("1", "2");
  }

  @Test
  void a_choice_that_is_taken_back_holds_for_a_plan_that_waits() {
    desk.update("insert into address_choice values ('131016', now(), true, gen_random_uuid())");
    ImportBatch plan = desk.plan(CHIYODA, V1 + ",住所\n" + HANAKO + ",東京都千代田区見本町1-1\n");
    desk.update("insert into address_choice values ('131016', now(), false, gen_random_uuid())");

    desk.stored(CHIYODA, plan);

    assertThat(desk.count("person")).isEqualTo(1);
    assertThat(desk.count("person_address")).isZero();
  }

  private void stored(String file) {
    desk.stored(CHIYODA, desk.plan(CHIYODA, file));
  }
}
