package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vrs.certificate.CertificateDefect.Kind.TOO_LONG_FOR_CODE;

import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuingTest {

  private static final Issued ISSUER = new Issued();

  @Test
  void a_domestic_certificate_is_one_card_and_an_overseas_one_has_a_seal_too() {
    assertThat(ISSUER.issue(Issued.domestic(1)).vdsNc()).isEmpty();
    assertThat(ISSUER.issue(Issued.overseas(1)).vdsNc()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 10})
  void every_number_of_doses_fits_one_code(int doses) {
    SignedCertificate signed = ISSUER.issue(Issued.overseas(doses));

    assertThat(CodeSymbol.of(signed.healthCard()).version()).isLessThanOrEqualTo(22);
    assertThat(CodeSymbol.of(signed.vdsNc().orElseThrow()).version()).isLessThanOrEqualTo(32);
    assertThat(ISSUER.verifier().verify(signed.healthCard())).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void an_overseas_card_has_the_japanese_and_the_roman_name() {
    SignedCertificate signed = ISSUER.issue(Issued.overseas(1));

    assertThat(ISSUER.verifier().verify(signed.healthCard()))
        .isInstanceOfSatisfying(
            Verdict.Valid.class,
            valid ->
                assertThat(valid.content().names()).containsExactly("𠮷野　髙子", "YOSHINO TAKAKO"));
  }

  @Test
  void a_name_too_long_for_the_code_is_refused_before_the_real_key_is_asked() {
    var random = new java.util.Random(1);
    var name = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      name.append((char) (0x4E00 + random.nextInt(20_000)));
    }

    assertThatExceptionOfType(CertificateDefect.class)
        .isThrownBy(() -> ISSUER.issue(Issued.domestic(name.toString(), 10)))
        .satisfies(defect -> assertThat(defect.kind()).isEqualTo(TOO_LONG_FOR_CODE));
  }

  @Test
  void what_is_signed_is_what_was_checked() {
    CheckedCertificate checked =
        ISSUER.check.check(Issued.plan(Issued.overseas(2), Issued.NOW.minusSeconds(10)));
    SignedCertificate signed = new CertificateSigner(ISSUER).sign(checked);

    String[] plan = checked.toBeSigned().split("\n", -1);
    assertThat(signed.healthCard().jws().split("\\.", -1)[1])
        .isEqualTo(Base64Url.encode(Forge.payload(plan[0])));
    assertThat(signed.vdsNc().orElseThrow().json()).startsWith("{\"data\":" + plan[1] + ",\"sig\"");
    assertThat(checked.digest()).matches("[0-9a-f]{64}");
    assertThat(ISSUER.check.check(Issued.plan(Issued.overseas(2), Issued.NOW)).digest())
        .isNotEqualTo(checked.digest());
  }

  @Test
  void the_real_keys_differ_from_those_of_the_check() {
    // A card of the check's throw-away key must never pass outside.
    assertThat(new Issued().verifier().verify(ISSUER.issue(Issued.domestic(1)).healthCard()))
        .isEqualTo(new Verdict.CannotTell(Reason.KEY_UNKNOWN));
  }

  @Test
  void an_issuer_is_an_https_address_without_a_slash_at_the_end() {
    for (String wrong : List.of("http://a.example", "https://a.example/", "a.example")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new CertificateCheck(URI.create(wrong), Issued.PROVIDER));
    }
  }

  @Test
  void keys_that_do_not_belong_together_are_found_at_once() {
    var one = JcaSigningKey.newPair();
    var other = (ECPublicKey) JcaSigningKey.newPair().getPublic();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JcaSigningKey(one.getPrivate(), other, Issued.PROVIDER));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BarcodeSigner(ISSUER.key, ISSUER.barcodeSigner.certificate()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CountryAuthority(ISSUER.key, ISSUER.authority.certificate()));
  }

  @Test
  void a_code_is_drawn_in_two_segments_no_larger_than_asked() {
    SmartHealthCard card = ISSUER.issue(Issued.domestic(3)).healthCard();

    assertThat(CodeSymbol.of(card).version()).isLessThanOrEqualTo(19);
    assertThat(CodeSymbol.of(card, CodeSymbol.Correction.MEDIUM).version()).isBetween(20, 22);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodeSymbol.of(card, CodeSymbol.Correction.HIGH));
  }
}
