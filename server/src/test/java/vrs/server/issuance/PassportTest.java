package vrs.server.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vrs.card.app.PassportFields;

final class PassportTest {
  private static final LocalDate BORN = LocalDate.of(1988, 2, 29);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final String NAME = "MIHON<<HANAKO" + "<".repeat(26);

  @Test
  void a_passport_with_right_digits_gives_name_number_and_nationality() {
    Passport passport =
        read(with("XS1234567"), with("880229"), with("300101")).passport().orElseThrow();
    assertThat(passport.name().surname()).isEqualTo("MIHON");
    assertThat(passport.name().given()).isEqualTo("HANAKO");
    assertThat(passport.number().text()).isEqualTo("XS1234567");
    assertThat(passport.nationality().letters()).isEqualTo("JPN");
  }

  @Test
  void each_wrong_check_digit_is_refused() {
    assertThat(read(wrong("XS1234567"), with("880229"), with("300101")).refused())
        .contains(IssuanceReason.PASSPORT_CHECK_DIGIT);
    assertThat(read(with("XS1234567"), wrong("880229"), with("300101")).refused())
        .contains(IssuanceReason.PASSPORT_CHECK_DIGIT);
    assertThat(read(with("XS1234567"), with("880229"), wrong("300101")).refused())
        .contains(IssuanceReason.PASSPORT_CHECK_DIGIT);
  }

  @Test
  void an_expired_passport_is_refused() {
    assertThat(read(with("XS1234567"), with("880229"), with("200101")).refused())
        .contains(IssuanceReason.PASSPORT_EXPIRED);
  }

  @Test
  void a_passport_of_somebody_born_on_another_day_is_refused() {
    assertThat(read(with("XS1234567"), with("880301"), with("300101")).refused())
        .contains(IssuanceReason.PASSPORT_OF_ANOTHER_PERSON);
  }

  @Test
  void somebody_older_than_a_hundred_matches_the_cards_century() {
    LocalDate born = LocalDate.of(1924, 5, 6);
    assertThat(
            Passport.of(
                    new PassportFields(
                        NAME, with("XS1234567"), "JPN", with("240506"), with("300101")),
                    born,
                    TODAY)
                .passport())
        .isPresent();
  }

  private static Passport.Result read(String number, String birth, String expiry) {
    return Passport.of(new PassportFields(NAME, number, "JPN", birth, expiry), BORN, TODAY);
  }

  private static String with(String field) {
    return field + digit(field);
  }

  private static String wrong(String field) {
    return field + (digit(field) + 1) % 10;
  }

  /// Doc 9303-3, written down here independently of the code under test.
  private static int digit(String field) {
    String values = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      int weight = i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1;
      sum += Math.max(0, values.indexOf(field.charAt(i))) * weight;
    }
    return sum % 10;
  }
}
