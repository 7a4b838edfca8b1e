package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.certificate.Reason.ALGORITHM_NOT_ALLOWED;
import static vrs.certificate.Reason.CONTENT_UNKNOWN;
import static vrs.certificate.Reason.CSCA_UNKNOWN;
import static vrs.certificate.Reason.DUPLICATE_KEY;
import static vrs.certificate.Reason.ISSUER_NOT_THE_KEYS;
import static vrs.certificate.Reason.MALFORMED;
import static vrs.certificate.Reason.SIGNATURE_WRONG;
import static vrs.certificate.Reason.SIGNER_FORGED;
import static vrs.certificate.Reason.SIGNER_NOT_FOR_VACCINATION;
import static vrs.certificate.Reason.SIGNER_OUTSIDE_VALIDITY;
import static vrs.certificate.Reason.TOO_LONG;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.certificate.VerifiedContent.VerifiedDose;

class VdsNcRefusalTest {

  private static final Issued ISSUER = new Issued();
  private static final String SEAL = seal(ISSUER).json();

  @Test
  void an_issued_seal_is_valid_and_shows_everything_it_says() {
    assertThat(ISSUER.verifier().verify(SEAL))
        .singleElement()
        .isInstanceOfSatisfying(
            Verdict.Valid.class,
            valid -> {
              assertThat(valid.content().names()).containsExactly("YOSHINO  TAKAKO");
              assertThat(valid.content().passport()).contains("TZ1234567");
              assertThat(valid.content().certificateId()).contains("JA1234567894");
              assertThat(valid.content().issuer()).isEqualTo("JPN");
              assertThat(valid.content().doses().stream().map(VerifiedDose::number))
                  .containsExactly(
                      java.util.OptionalInt.of(1),
                      java.util.OptionalInt.of(2),
                      java.util.OptionalInt.of(3));
            });
  }

  @Test
  void padding_may_be_absent_and_members_may_stand_in_any_order() {
    assertThat(reasonOrValid(SEAL.replace("=", ""))).isEqualTo("valid");
    String data = SEAL.substring(8, SEAL.indexOf(",\"sig\""));
    String turned =
        "{ \"sig\":"
            + SEAL.substring(SEAL.indexOf("\"sig\"") + 6, SEAL.length() - 1)
            + ",\n \"data\": "
            + data
            + "}";
    assertThat(reasonOrValid(turned)).isEqualTo("valid");
    assertThat(reasonOrValid(SEAL.replace("\"v\":1}", "\"v\" : 1 }"))).isEqualTo("valid");
  }

  @Test
  void an_altered_field_makes_the_seal_invalid() {
    assertThat(reason(SEAL.replace("1950-04-01", "1950-04-02"))).isEqualTo(SIGNATURE_WRONG);
    assertThat(reason(SEAL.replace("TZ1234567", "TZ1234568"))).isEqualTo(SIGNATURE_WRONG);
    assertThat(reason(SEAL.replace("\"seq\":3", "\"seq\":4"))).isEqualTo(SIGNATURE_WRONG);
    int signature = SEAL.indexOf("sigvl") + 8;
    assertThat(reason(Forge.altered(SEAL, signature + 3))).isEqualTo(SIGNATURE_WRONG);
  }

  @Test
  void a_seal_of_an_unknown_country_cannot_be_told() {
    assertThat(reason(seal(new Issued()).json())).isEqualTo(CSCA_UNKNOWN);
  }

  @Test
  void a_signer_that_the_country_did_not_sign_is_forged() {
    Issued forger = new Issued();
    // The forger's own signer, in a certificate that names the real authority.
    var named = new CertificateOf(ISSUER.authority.certificate());
    var signer = named.signedBy(forger.key, forger.sealKey);

    assertThat(reason(new BarcodeSigner(forger.sealKey, signer).sign(data()).json()))
        .isEqualTo(SIGNER_FORGED);
  }

  @Test
  void an_altered_certificate_is_forged_or_malformed() {
    int certificate = SEAL.indexOf("\"cer\":\"") + 7;
    int inSubject = certificate + 220;

    assertThat(List.of(SIGNER_FORGED, MALFORMED)).contains(reason(Forge.altered(SEAL, inSubject)));
  }

  @Test
  void the_signer_must_be_within_its_validity() {
    Instant end = ISSUER.barcodeSigner.certificate().getNotAfter().toInstant();
    Instant start = ISSUER.barcodeSigner.certificate().getNotBefore().toInstant();

    for (Instant outside : List.of(start.minusSeconds(1), end.plusSeconds(1))) {
      assertThat(new CertificateVerifier(ISSUER.trust(), InstantSource.fixed(outside)).verify(SEAL))
          .containsExactly(new Verdict.NotValid(SIGNER_OUTSIDE_VALIDITY));
    }
    assertThat(Duration.between(start, end)).isEqualTo(Duration.ofDays(3746));
  }

  @Test
  void a_certificate_for_something_else_cannot_seal_vaccinations() {
    var other =
        new CertificateOf(ISSUER.authority.certificate())
            .usage("2.23.136.1.1.14.3")
            .signedBy(ISSUER.authorityKey, ISSUER.sealKey);
    var noType =
        new CertificateOf(ISSUER.authority.certificate())
            .documentType("NT")
            .signedBy(ISSUER.authorityKey, ISSUER.sealKey);

    for (var certificate : List.of(other, noType)) {
      assertThat(reason(new BarcodeSigner(ISSUER.sealKey, certificate).sign(data()).json()))
          .isEqualTo(SIGNER_NOT_FOR_VACCINATION);
    }
  }

  @Test
  void a_country_seals_for_itself_only() {
    assertThat(reason(resealed("\"is\":\"JPN\"", "\"is\":\"AUS\""))).isEqualTo(ISSUER_NOT_THE_KEYS);
  }

  @Test
  void no_other_algorithm_is_accepted() {
    assertThat(reason(SEAL.replace("\"ES256\"", "\"RS256\""))).isEqualTo(ALGORITHM_NOT_ALLOWED);
    assertThat(reason(SEAL.replace("\"ES256\"", "\"ES384\""))).isEqualTo(SIGNATURE_WRONG);
  }

  @Test
  void what_we_have_no_place_to_show_is_never_called_valid() {
    List.of(
            resealed("\"icao.vacc\"", "\"icao.test\""),
            resealed("\"v\":1", "\"v\":2"),
            resealed("\"dob\"", "\"ai\":\"X1\",\"dob\""),
            resealed("\"adm\"", "\"dvn\":\"2027-01-01\",\"adm\""),
            resealed("\"dob\":\"1950-04-01\",", ""))
        .forEach(seal -> assertThat(reason(seal)).isEqualTo(CONTENT_UNKNOWN));
  }

  @Test
  void fields_outside_their_rules_are_refused() {
    List.of(
            resealed("\"seq\":1}", "\"seq\":0}"),
            resealed("\"seq\":1}", "\"seq\":100}"),
            resealed("TAKAKO", "TAKAKO HANAKO SAKURAKO YOKO AAAAAAAAAAA"),
            resealed("TAKAKO", "髙子"),
            resealed("TZ1234567", "TZ1234567890"),
            resealed("JA1234567894", "JA12345678945"),
            resealed("\"2024-07-07\"", "\"2024-07-32\""),
            SEAL.replace("\"seq\":1}", "\"seq\":1.0}"),
            resealed("\"seq\":1}", "\"seq\":\"1\"}"),
            SEAL.replace("{\"data\"", "{\"more\":1,\"data\""),
            SEAL.replace("\"alg\"", "\"crl\":1,\"alg\""),
            SEAL.replace("\"sigvl\":\"", "\"sigvl\":\"*"))
        .forEach(seal -> assertThat(reason(seal)).isEqualTo(MALFORMED));
    assertThat(reason(SEAL.replace("\"v\":1", "\"v\":1,\"v\":1"))).isEqualTo(DUPLICATE_KEY);
    assertThat(reason(SEAL.replace("\"v\":1", "\"v\":1" + " ".repeat(9000)))).isEqualTo(TOO_LONG);
  }

  private static VdsNc seal(Issued issuer) {
    return issuer.issue(Issued.overseas(3)).vdsNc().orElseThrow();
  }

  private static String data() {
    return VdsNcData.write(Issued.overseas(3));
  }

  /// Other data, truly sealed by the real signer.
  private static String resealed(String from, String to) {
    assertThat(data()).contains(from);
    return ISSUER.barcodeSigner.sign(canonical(data().replace(from, to))).json();
  }

  private static String canonical(String json) {
    try {
      return CanonicalJson.of(JsonReader.read(json));
    } catch (Rejection e) {
      throw new AssertionError(e);
    }
  }

  private static Reason reason(String seal) {
    return Reason.valueOf(reasonOrValid(seal));
  }

  private static String reasonOrValid(String seal) {
    return switch (ISSUER.verifier().verify(seal).getFirst()) {
      case Verdict.NotValid(var reason) -> reason.name();
      case Verdict.CannotTell(var reason) -> reason.name();
      case Verdict.Valid _ -> "valid";
    };
  }
}
