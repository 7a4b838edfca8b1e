package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
  void voiced_kana_are_others() {
    assertThat(SearchKey.of("ﾅｶｼﾞﾏ")).isEqualTo(SearchKey.of("ナカジマ"));
    assertThat(SearchKey.of("ナカシマ")).isNotEqualTo(SearchKey.of("ナカジマ"));
  }

  @Test
  void a_person_without_kana_is_found_by_the_name() {
    assertThat(SearchKey.of("", "Nguyen Thi")).isEqualTo(SearchKey.of("ＮＧＵＹＥＮ　ＴＨＩ"));
  }
}
