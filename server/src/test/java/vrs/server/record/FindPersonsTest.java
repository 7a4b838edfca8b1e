package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.municipality.DateReason;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Nation;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class FindPersonsTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final String FILE =
      """
      自治体コード,券番号,宛名番号,個人番号,氏名,氏名カナ,生年月日,性別,接種券発行日,転出日,死亡日,支援措置,旧氏,旧氏カナ,通称,通称カナ,ローマ字氏名
      131016,0000000017,1007,990000000027,髙橋　花子,タカハシ　ハナコ,1988-02-29,2,2025-12-10,,,0,,,,,
      131016,0000000025,19880301,,高橋　次郎,タカハシ　ジロウ,1988-03-01,1,2025-12-10,,,0,,,,,
      131016,0000000033,1021,,中島　一,ナカシマ　ハジメ,1970-05-05,1,2025-12-10,,,0,,,,,
      131016,0000000041,1028,,中嶋　一美,ナカジマ　カズミ,1971-05-05,2,2025-12-10,,,0,田邉,タナベ,,,
      131016,0000000058,1035,,佐藤［鈴木］　美咲,サトウ［スズキ］　ミサキ,1993-05-20,2,2025-12-10,,,0,,,,,
      131016,0000000066,1042,,NGUYEN THI MINH ANH,グエン　ティ　ミン　アイン,2000-01-01,2,2025-12-10,,,0,,,阮　明英,ゲン　アキエ,
      131016,0000000074,1049,,李　秀英,イ　スヨン,1964-07-07,2,2025-12-10,,,0,,,木村　秀子,キムラ　ヒデコ,LEE SUYOUNG
      131016,0000000082,1056,,島袋　カメ,シマブクロ　カメ,1931-08-00,2,2025-12-10,,,0,,,,,
      131016,0000000090,1063,,森　隠,モリ　カクシ,1988-02-29,2,2025-12-10,,,1,,,,,
      131016,0000000108,1070,,森　さくら,,1999-04-01,2,2025-12-10,,,0,,,,,
      131016,0000000116,1077,,WOLFE MAX,,1979-03-03,1,2025-12-10,,,0,,,,,
      """;

  @TempDir Path folder;
  private FindPersons findPersons;

  @BeforeEach
  void register() {
    var desk = new ImportDesk(database, folder);
    desk.stored(CHIYODA, desk.plan(CHIYODA, FILE));
    findPersons =
        new FindPersons(
            desk.areas,
            desk.keys,
            new Masters(new Nation(database.of(Zone.LGWAN))),
            new Persons(),
            new PersonNames(),
            new Tickets(),
            new Audit(desk.areas, new Entries()));
  }

  @ParameterizedTest
  @CsvSource({
    // kana of any width and kind, with or without spaces
    "たかはし, 19880301 1007",
    "ﾀｶﾊｼ ﾊﾅｺ, 1007",
    "タカハシ　ハナコ, 1007",
    "たかはしはなこ, 1007",
    "ﾀｶﾊｼ ｼﾞﾛｰ, 19880301~",
    // characters and their variants
    "髙橋, 1007 19880301~",
    "高橋, 19880301 1007~",
    "高橋　次郎, 19880301",
    "髙橋 はなこ, 1007",
    "森, 1070",
    "森 さくら, 1070",
    "森さくら, 1070",
    "中島, 1021 1028~",
    "なかじま, 1028 1021~",
    // birth dates
    "たかはし S63, 19880301 1007",
    "たかはし s63.2.29, 1007",
    "花子 昭和63年2月29日, 1007",
    "S63.2.29 はなこ, 1007",
    "1988-02-29, 1007",
    "しまぶくろ S6.8, 1056",
    "たかはし １９８８年３月, 19880301",
    // further names
    "すずき みさき, 1035",
    "鈴木　美咲, 1035",
    "鈴木美咲, 1035",
    "佐藤美咲, 1035",
    "田辺, 1028~",
    "たなべ かずみ, 1028",
    "木村, 1049",
    "きむら ひでこ, 1049",
    "lee, 1049",
    "SUYOUNG Lee, 1049",
    "nguyen thi, 1042",
    "minh anh nguyen, 1042",
    "げん あきえ, 1042",
    "max wolfe, 1077",
    "美咲 平成5年5月20日, 1035",
    "秀子 S39.7.7, 1049",
    // numbers
    "0000000017, 1007",
    "００００００００１７, 1007",
    "211310160000000017, 1007",
    "21 131016 0000000017, 1007",
    "990000000027, 1007",
    "9900 0000 0027, 1007",
    "1007, 1007",
    "19880301, 19880301",
    "19880229, 1007",
    // protected: by the number only
    "1063, 1063",
    "もり, ''",
    "森 1988-02-29, ''",
    "渡辺, ''",
    "55555555555555555555, ''",
  })
  void people_are_found_by_whatever_is_typed_into_one_box(String typed, String expected) {
    List<String> found =
        findPersons.find(ImportDesk.actor(CHIYODA), typed).persons().stream()
            .map(one -> one.person().ledgerNumber().orElseThrow() + (one.similar() ? "~" : ""))
            .toList();

    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "た", "S63", "1931年8月", "x", "ー"})
  void what_would_find_half_the_town_is_refused(String typed) {
    refused(typed, ImportReason.SEARCH_TOO_WIDE);
  }

  @Test
  void what_is_no_search_is_told_why() {
    refused("たかはし 1007", PersonReason.NUMBER_STANDS_ALONE);
    refused("211410030000000017", PersonReason.TICKET_OF_ANOTHER_MUNICIPALITY);
    refused("たかはし S63.2.30", DateReason.NO_SUCH_DAY);
    refused("明治3年1月1日", DateReason.BEFORE_THE_CALENDAR);
    refused("たかはし S63 S64", ImportReason.SEARCH_TOO_WIDE);
    assertThat(refused("たかはし 平成31年5月1日", DateReason.ANOTHER_ERA).details())
        .containsEntry("right", "令和元年5月1日")
        .containsEntry("use", "たかはし 2019-05-01");
  }

  @Test
  void another_municipality_finds_nobody() {
    assertThat(findPersons.find(ImportDesk.actor(new AreaCode("141003")), "たかはし").persons())
        .isEmpty();
    assertThat(findPersons.find(ImportDesk.actor(new AreaCode("141003")), "1007").persons())
        .isEmpty();
  }

  private Refusal refused(String typed, Reason reason) {
    var caught = new Refusal[1];
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> findPersons.find(ImportDesk.actor(CHIYODA), typed))
        .satisfies(refusal -> {
          assertThat(refusal.reason()).isEqualTo(reason);
          caught[0] = refusal;
        });
    return caught[0];
  }
}
