package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  @Test
  void a_name_is_split_at_the_ideographic_space_and_keeps_its_characters() {
    var parts = new PersonName("𠮷野　髙子").parts().orElseThrow();

    assertThat(parts.family()).isEqualTo("𠮷野");
    assertThat(parts.given()).containsExactly("髙子");
    assertThat(new PersonName("田中　マリア　ルイザ").parts().orElseThrow().given())
        .containsExactly("マリア", "ルイザ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"スハルト", "山田 太郎", "　太郎", "山田　", "山田　　太郎"})
  void a_name_that_cannot_be_split_is_kept_whole(String name) {
    assertThat(new PersonName(name).parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "　", "山田\n太郎", "山田\u0000", "\ud842"})
  void a_name_is_never_empty_or_broken(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonName(name));
  }

  @Test
  void a_name_has_at_most_a_hundred_characters() {
    assertThat(new PersonName("𠮷".repeat(100)).parts()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonName("𠮷".repeat(101)));
  }

  @ParameterizedTest
  @CsvSource({
    "YAMADA, TARO, YAMADA  TARO",
    "SUHARTO, '', SUHARTO",
    "O'BRIEN, ANNE-MARIE, OBRIEN  ANNE MARIE",
    // exactly 39
    "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ, B, ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ  B",
    // cut in the given names
    "YAMADA, ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ, YAMADA  ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE",
    // cut in both: 31 of the surname
    "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJ, KLMNOPQR, ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE  KLMNOP",
    // no filler is left where the cut falls
    "YAMADA, ABCDEFGHIJKLMNOPQRSTUVWXYZABCD EFGHIJ, YAMADA  ABCDEFGHIJKLMNOPQRSTUVWXYZABCD",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOP, '', ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLM"
  })
  void a_roman_name_equals_the_passports_line(String surname, String given, String expected) {
    assertThat(new RomanName(surname, given).machineReadable())
        .isEqualTo(expected)
        .hasSizeLessThanOrEqualTo(39);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Yamada", "YAMADA ", " YAMADA", "YAMADA  TARO", "ÄRZTE", "A1", "-A"})
  void a_roman_name_has_capitals_only(String surname) {
    assertThatIllegalArgumentException().isThrownBy(() -> new RomanName(surname, "TARO"));
  }

  @Test
  void the_check_digit_of_an_id_follows_the_passports_weights() {
    // the Australian specimen: VB000999002 and 5
    assertThat(new CertificateId("VB0009990025").text()).isEqualTo("VB0009990025");
    assertThat(CertificateId.of("VB", 34).text()).isEqualTo("VB0000000123");
    assertThat(CertificateId.of("VB", (1L << 45) - 1).text()).startsWith("VBZZZZZZZZZ");
    assertThatIllegalArgumentException().isThrownBy(() -> new CertificateId("VB0009990026"));
    assertThatIllegalArgumentException().isThrownBy(() -> new CertificateId("VB000999002"));
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateId.of("VB", 1L << 45));
    assertThatIllegalArgumentException().isThrownBy(() -> CertificateId.of("V1", 1));
    assertThat(CertificateId.random("JA", new SecureRandom()).text()).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1950", "1950-04", "1950-04-01", "2024-02-29"})
  void a_birth_date_may_lack_day_or_month(String iso) {
    assertThat(new BirthDate(iso).iso()).isEqualTo(iso);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1950-13", "1950-02-30", "195", "1950-4-1", "", "3000-01-01"})
  void a_birth_date_is_a_day_of_the_calendar(String iso) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BirthDate(iso)).withNoCause();
  }

  @Test
  void a_certificate_states_one_to_ten_doses_earliest_first() {
    assertThat(Issued.domestic(10).lastDose()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(Issued.overseas(3).domestic(CertificateId.of("JA", 1)).doses().getFirst().number())
        .isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> Issued.domestic(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Issued.domestic(11));
    var turned = Issued.doses(2).reversed();
    var content =
        new CertificateContent.Domestic(
            CertificateId.of("JA", 1), new PersonName("山田"), new BirthDate("1950"), turned, "千代田区");
    assertThat(content.doses()).extracting(CertifiedDose::number).containsExactly(1, 2);
  }

  @Test
  void a_dose_number_appears_once() {
    List<CertifiedDose> twice = List.of(Issued.doses(1).getFirst(), Issued.doses(1).getFirst());

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new CertificateContent.Domestic(
                CertificateId.of("JA", 1),
                new PersonName("山田"),
                new BirthDate("1950"),
                twice,
                "千代田区"));
  }

  @Test
  void a_dose_keeps_to_what_both_formats_can_carry() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    for (String lot : List.of("", " ", "A".repeat(20), "FR4267\"", "ロット")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CertifiedDose.inJapan(Issued.COMIRNATY, 1, day, lot));
    }
    for (int number : new int[] {0, 100}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CertifiedDose.inJapan(Issued.COMIRNATY, number, day, "FR4267"));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProductCode("208x", "XM8NQ0", "RA01", "Comirnaty"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProductCode("208", "XM8NQ0X", "RA01", "Comirnaty"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProductCode("208", "XM8NQ0", "RA01", "コミナティ"));
    assertThatIllegalArgumentException().isThrownBy(() -> new CountryCode("JP"));
    assertThatIllegalArgumentException().isThrownBy(() -> new PassportNumber("TZ 123"));
    assertThatIllegalArgumentException().isThrownBy(() -> new RevocationId("a".repeat(25)));
  }

  @Test
  void personal_data_never_prints_itself() {
    Issued issuer = new Issued();
    var content = Issued.overseas(1);
    SignedCertificate signed = issuer.issue(content);
    Verdict card = issuer.verifier().verify(signed.healthCard());
    Verdict seal = issuer.verifier().verify(signed.vdsNc().orElseThrow());

    assertThat(
            List.of(
                    content,
                    content.domestic(content.id()),
                    content.name(),
                    content.name().parts().orElseThrow(),
                    content.romanName(),
                    content.birthDate(),
                    content.passport(),
                    content.nationality(),
                    content.id(),
                    content.doses().getFirst(),
                    Issued.plan(content, Issued.NOW),
                    issuer.check.check(Issued.plan(content, Issued.NOW)),
                    signed,
                    signed.healthCard(),
                    signed.vdsNc().orElseThrow(),
                    card,
                    seal)
                .toString())
        .doesNotContain("野", "YOSHINO", "1950", "TZ1234567", "JPN", "JA123", "FR4", "eyJ", "cer");
  }
}
