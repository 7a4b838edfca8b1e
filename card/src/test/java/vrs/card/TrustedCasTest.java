package vrs.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedCasTest {

  private static final String REAL = "35303030303333" + "0805" + "303031" + "00000000";

  private static String key = "";
  private static String shortKey = "";
  private static String ecKey = "";

  @BeforeAll
  static void makeKeys() throws Exception {
    key = key("RSA", 2048);
    shortKey = key("RSA", 1024);
    ecKey = key("EC", 256);
  }

  @Test
  void a_list_holds_a_ca_per_line_beside_comments() {
    var cas = TrustedCas.parse("# production\n\n" + REAL + " " + key + "\n");

    assertThat(cas.size()).isEqualTo(1);
    assertThat(cas.hasTestCa()).isFalse();
    assertThat(cas.key(new KeyId(Bytes.ofHex(REAL)))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"5, false", "6, true", "9, true"})
  void a_test_hierarchy_is_told_by_the_first_digit_of_its_id(char first, boolean test) {
    var id = "3" + first + REAL.substring(2);

    assertThat(TrustedCas.parse(REAL + " " + key + "\n" + test(id) + " " + key).hasTestCa())
        .isEqualTo(test);
  }

  private static String test(String id) {
    return id.equals(REAL) ? id.substring(0, 30) + "01" : id;
  }

  @Test
  void a_line_that_is_no_ca_is_named() {
    for (var line :
        new String[] {
          REAL,
          REAL + "  " + key,
          REAL.substring(2) + " " + key,
          "xy" + REAL + " " + key,
          REAL + " !",
          REAL + " AAAA",
          REAL + " " + shortKey,
          REAL + " " + ecKey,
          REAL + " " + key + "\n" + REAL + " " + key
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TrustedCas.parse("\n" + line))
          .withMessageMatching("CA in line [23]: .+");
    }
  }

  private static String key(String algorithm, int size) throws Exception {
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());
  }
}
