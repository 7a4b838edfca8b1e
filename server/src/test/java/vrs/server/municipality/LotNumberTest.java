package vrs.server.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LotNumberTest {

  @ParameterizedTest
  @ValueSource(strings = {"FJ7489", "fj7489", "ＦＪ７４８９", " FJ 7489 ", "ｆｊ　７４８９", "FJ\u00a07489\t"})
  void every_spelling_of_a_lot_number_is_the_same(String spelling) {
    assertThat(new LotNumber(spelling)).isEqualTo(new LotNumber("FJ7489")).hasToString("FJ7489");
  }
}
