package vrs.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The passport offices' rules and their examples.
class HepburnTest {

  @ParameterizedTest
  @CsvSource({
    "さいとう,SAITO",
    "ようこ,YOKO",
    "しょういち,SHOICHI",
    "おおの,ONO",
    "こうの,KONO",
    "ゆうこ,YUKO",
    "とおる,TORU",
    "おおうち,OUCHI",
    "おおおか,OOKA",
    "しゅう,SHU"
  })
  void long_o_and_u_are_dropped(String kana, String roman) {
    assertThat(Hepburn.romanise(kana)).isEqualTo(roman);
  }

  @ParameterizedTest
  @CsvSource({
    "せのお,SENOO",
    "たかとお,TAKATOO",
    "まつうら,MATSUURA",
    "みのうら,MINOURA",
    "いのうえ,INOUE",
    "いいだ,IIDA",
    "けいこ,KEIKO",
    "ゆうら,YURA",
    "のぐち,NOGUCHI"
  })
  void vowels_that_are_spoken_apart_stay(String kana, String roman) {
    assertThat(Hepburn.romanise(kana)).isEqualTo(roman);
  }

  @ParameterizedTest
  @CsvSource({"なんば,NAMBA", "ほんま,HOMMA", "まんぽ,MAMPO", "かんの,KANNO", "しん,SHIN", "じゅんいち,JUNICHI"})
  void n_is_m_before_b_m_and_p(String kana, String roman) {
    assertThat(Hepburn.romanise(kana)).isEqualTo(roman);
  }

  @ParameterizedTest
  @CsvSource({
    "べっぷ,BEPPU",
    "いっしき,ISSHIKI",
    "はっとり,HATTORI",
    "ほっち,HOTCHI",
    "はっちょう,HATCHO",
    "えっちゅう,ETCHU"
  })
  void a_stop_doubles_the_consonant_and_is_t_before_ch(String kana, String roman) {
    assertThat(Hepburn.romanise(kana)).isEqualTo(roman);
  }

  @ParameterizedTest
  @CsvSource({
    "ヴァン,BUAN",
    "ヴィクトル,BUIKUTORU",
    "ジョージ,JOJI",
    "ニーナ,NINA",
    "ティナ,TEINA",
    "フィン,FUIN",
    "ジェーン,JIEN",
    "つづき,TSUZUKI",
    "ふぢえ,FUJIE",
    "かをる,KAORU"
  })
  void foreign_and_rare_sounds_follow_the_table(String kana, String roman) {
    assertThat(Hepburn.romanise(kana)).isEqualTo(roman);
  }

  @ParameterizedTest
  @CsvSource({"おおの,OHNO", "こうの,KOHNO", "かとう,KATOH", "ゆうこ,YUKO", "せのお,SENOO"})
  void the_applicant_may_choose_oh(String kana, String roman) {
    assertThat(Hepburn.romanise(kana, Hepburn.LongO.OH)).isEqualTo(roman);
  }

  @Test
  void what_is_no_kana_is_refused_without_being_repeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Hepburn.romanise("佐藤"))
        .withMessageNotContaining("佐");
  }
}
