package vrs.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MunicipalityTest {

  @Test
  void there_are_1741_in_47_prefectures() {
    assertThat(Municipality.all()).hasSize(1741).doesNotHaveDuplicates();
    assertThat(Municipality.all().stream().map(Municipality::prefecture).distinct()).hasSize(47);
  }

  @Test
  void a_code_leads_to_its_municipality_or_to_none() {
    assertThat(Municipality.of("131016"))
        .isEqualTo(new Municipality("131016", "千代田区", "ちよだく", "13", "東京都"));
    assertThat(Municipality.find("139998")).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> Municipality.of("131017"));
  }

  @Test
  void a_wrong_check_digit_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Municipality("131017", "千代田区", "ちよだく", "13", "東京都"));
  }
}
