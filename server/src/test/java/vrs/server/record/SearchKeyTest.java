package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeyTest {

  @Test
  void kana_of_any_width_and_kind_have_one_key() {
    assertThat(SearchKey.of("ﾀｶﾊｼ ﾊﾅｺ"))
        .isEqualTo(SearchKey.of("タカハシ　ハナコ"))
        .isEqualTo(SearchKey.of("たかはしはなこ"));
  }

  @Test
  void small_kana_and_long_marks_do_not_matter() {
    assertThat(SearchKey.of("キョーコ")).isEqualTo(SearchKey.of("キヨコ"));
  }

  @Test
  void voiced_kana_are_found_by_one_another_and_are_only_similar() {
    assertThat(SearchKey.of("ﾅｶｼﾞﾏ"))
        .isEqualTo(SearchKey.of("ナカジマ"))
        .isEqualTo(SearchKey.of("ナカシマ"));
    assertThat(SearchKeySpelling.of("ﾅｶｼﾞﾏ")).isEqualTo(SearchKeySpelling.of("なかじま"));
    assertThat(SearchKeySpelling.of("ナカシマ")).isNotEqualTo(SearchKeySpelling.of("ナカジマ"));
  }

  @ParameterizedTest
  @CsvSource({
    "髙橋, 高橋",
    "山﨑, 山崎",
    "渡邉, 渡辺",
    "渡邊, 渡辺",
    "齋藤, 斉藤",
    "齊藤, 斎藤",
    "澤田, 沢田",
    "濵田, 浜田",
    "濱田, 浜田",
    "嶋田, 島田",
    "長嶌, 長島",
    "櫻井, 桜井",
    "廣田, 広田",
    "國分, 国分",
    "𠮷野, 吉野",
    "眞子, 真子",
    "惠子, 恵子",
    "德川, 徳川",
    "佐佐木, 佐々木",
    "龍ヶ崎, 龍ケ崎",
    "辻󠄀, 辻",
    "神神, 神神",
    "Müller, MULLER",
    "ĐẶNG, Dang",
    "竜﨑, 龍嵜"
  })
  void variants_of_a_character_have_one_key_and_are_only_similar(String one, String other) {
    assertThat(SearchKey.of(one)).isEqualTo(SearchKey.of(other));
    assertThat(SearchKeySpelling.of(one)).isNotEqualTo(SearchKeySpelling.of(other));
  }

  @Test
  void the_list_of_variants_is_long_and_leads_to_bases_only() {
    assertThat(SearchKeyVariants.all()).hasSizeGreaterThan(600);
    SearchKeyVariants.all()
        .forEach((variant, base) -> {
          assertThat(base.codePoints().boxed().toList())
              .doesNotContainAnyElementsOf(SearchKeyVariants.all().keySet());
          String text = Character.toString(variant);
          assertThat(SearchKey.of(text)).as(text).isEqualTo(SearchKey.of(base));
        });
  }

  @Test
  void a_former_surname_in_brackets_is_not_part_of_the_key() {
    assertThat(SearchKey.ofName("佐藤［鈴木］　美咲")).isEqualTo(SearchKey.of("佐藤美咲"));
    assertThat(NameParts.of("佐藤［鈴木］　美咲").before()).isEqualTo("鈴木　美咲");
    assertThat(NameParts.of("佐藤　美咲").before()).isEmpty();
  }

  @Test
  void a_person_without_kana_is_found_by_the_name() {
    assertThat(SearchKey.of("", "Nguyen Thi")).isEqualTo(SearchKey.of("ＮＧＵＹＥＮ　ＴＨＩ"));
  }
}
