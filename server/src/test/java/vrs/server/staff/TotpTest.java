package vrs.server.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
  private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);

  @ParameterizedTest
  @CsvSource({
    "59,94287082",
    "1111111109,07081804",
    "1111111111,14050471",
    "1234567890,89005924",
    "2000000000,69279037",
    "20000000000,65353130"
  })
  void codes_are_those_of_rfc_6238_appendix_b(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"0,755224", "1,287082", "2,359152", "3,969429", "9,520489"})
  void codes_are_those_of_rfc_4226_appendix_d(long step, String code) {
    assertThat(Totp.code(SECRET, step, 6)).isEqualTo(code);
  }

  @Test
  void a_code_of_the_step_before_or_after_is_taken_and_none_further_off() {
    long step = Totp.step(NOW);
    for (long off = -1; off <= 1; off++) {
      assertThat(Totp.match(SECRET, Totp.code(SECRET, step + off, 6), NOW, 0)).hasValue(step + off);
    }
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2, 6), NOW, 0)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2, 6), NOW, 0)).isEmpty();
  }

  @Test
  void a_code_that_was_taken_is_not_taken_again() {
    long step = Totp.step(NOW);
    String code = Totp.code(SECRET, step, 6);

    assertThat(Totp.match(SECRET, code, NOW, step - 1)).hasValue(step);
    assertThat(Totp.match(SECRET, code, NOW, step)).isEmpty();
  }

  @Test
  void what_is_not_six_digits_matches_nothing() {
    for (String typed : new String[] {"", "12345", "1234567", "abcdef", "081804\0"}) {
      assertThat(Totp.match(SECRET, typed, NOW, 0)).isEmpty();
    }
  }

  @Test
  void the_secret_is_shown_in_base_32_as_rfc_4648_writes_it() {
    assertThat(Totp.base32("foobar".getBytes(US_ASCII))).isEqualTo("MZXW6YTBOI");
    assertThat(Totp.base32("f".getBytes(US_ASCII))).isEqualTo("MY");
    assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  }
}
