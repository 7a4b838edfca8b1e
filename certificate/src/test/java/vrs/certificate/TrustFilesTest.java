package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustFilesTest {

  private static final Issued ISSUER = new Issued();

  @Test
  void files_of_every_kind_make_one_list() {
    var files = new TrustFiles(Optional.empty());
    files.add(bytes(keys(Optional.of(Issued.ISS), OptionalLong.of(1)).json()));
    files.add(bytes(ISSUER.revoking("cmlkMDAwMDE").json()));
    files.add(bytes(CountryAuthority.pem(ISSUER.authority.certificate())));
    SignedCertificate signed = ISSUER.issue(Issued.overseas(1));
    CertificateVerifier verifier = Issued.verifier(files.list(Issued.NOW));

    assertThat(verifier.verify(signed.healthCard()))
        .isEqualTo(new Verdict.NotValid(Reason.REVOKED));
    assertThat(verifier.verify(signed.vdsNc().orElseThrow())).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void a_whole_trust_list_is_a_file_too() {
    var files = new TrustFiles(Optional.empty());
    files.add(bytes(ISSUER.trust().json()));

    assertThat(files.list(Issued.NOW)).isEqualTo(ISSUER.trust());
  }

  @Test
  void keys_of_nobody_are_refused_unless_their_issuer_is_named() {
    byte[] file = bytes(keys(Optional.empty(), OptionalLong.empty()).json());

    assertThatExceptionOfType(UnreadableTrust.class)
        .isThrownBy(() -> new TrustFiles(Optional.empty()).add(file));
    var named = new TrustFiles(Optional.of(Issued.ISS));
    named.add(file);
    assertThat(
            Issued.verifier(named.list(Issued.NOW))
                .verify(ISSUER.issue(Issued.domestic(1)).healthCard()))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void a_key_may_not_take_the_name_of_another() {
    String other = new Issued().healthCardKey.id();
    String file =
        keys(Optional.of(Issued.ISS), OptionalLong.empty())
            .json()
            .replace(ISSUER.healthCardKey.id(), other);

    assertThatExceptionOfType(UnreadableTrust.class).isThrownBy(() -> KeySet.parse(file));
  }

  @Test
  void a_private_key_in_a_key_file_is_refused() {
    String file = keys(Optional.empty(), OptionalLong.empty()).json();

    assertThatExceptionOfType(UnreadableTrust.class)
        .isThrownBy(() -> KeySet.parse(file.replace("\"kty\"", "\"d\":\"AA\",\"kty\"")));
  }

  @Test
  void keys_of_other_kinds_are_left_out() {
    assertThat(KeySet.parse("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\"}]}").keys()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"keys\":1}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"a\"}]}",
        "{\"issuerInfo\":[],\"time\":\"yesterday\"}",
        "{\"issuerInfo\":[],\"time\":\"2026-01-01T00:00:00Z\",\"csca\":[\"AAAA\"]}",
        "{\"kid\":\"a\",\"method\":\"hash\",\"ctr\":1,\"rids\":[]}",
        "{\"kid\":\"a\",\"method\":\"rid\",\"ctr\":-1,\"rids\":[]}",
        "{\"kid\":\"a\",\"method\":\"rid\",\"ctr\":1,\"rids\":[\"not a rid\"]}",
        "{\"kid\":\"a\",\"method\":\"rid\",\"ctr\":1,\"rids\":[\"a.soon\"]}",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
      })
  void what_is_no_trust_file_is_refused(String file) {
    assertThatExceptionOfType(UnreadableTrust.class)
        .isThrownBy(() -> new TrustFiles(Optional.of(Issued.ISS)).add(bytes(file)));
  }

  @Test
  void the_wider_of_two_revocations_counts() {
    RevocationList list =
        RevocationList.parse(
            "{\"kid\":\"a\",\"method\":\"rid\",\"ctr\":1,\"rids\":[\"x.5\",\"x.9\",\"y.5\",\"y\"]}");

    assertThat(list.revokes(new RevocationId("x"), java.time.Instant.ofEpochSecond(8))).isTrue();
    assertThat(list.revokes(new RevocationId("x"), java.time.Instant.ofEpochSecond(9))).isFalse();
    assertThat(list.revokes(new RevocationId("y"), java.time.Instant.MAX)).isTrue();
    assertThat(list.revokes(new RevocationId("z"), java.time.Instant.EPOCH)).isFalse();
  }

  @Test
  void a_product_code_means_what_it_meant_when_the_card_was_issued() {
    assertThat(ProductNames.of("300", LocalDate.of(2023, 2, 6)).orElseThrow().en())
        .isEqualTo("Comirnaty bivalent (Pfizer)");
    assertThat(ProductNames.of("300", LocalDate.of(2023, 2, 7)).orElseThrow().ja())
        .contains("BA.4-5");
    assertThat(ProductNames.of("519", LocalDate.of(2023, 2, 6))).isEmpty();
    assertThat(ProductNames.of("999", LocalDate.of(2026, 1, 1))).isEmpty();
  }

  private static KeySet keys(Optional<String> issuer, OptionalLong revocations) {
    return new KeySet(issuer, List.of(KeySet.Key.of(ISSUER.key.publicKey(), revocations)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
