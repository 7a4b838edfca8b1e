package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Whatever bytes arrive, there is an answer and never another exception; run with `JAZZER_FUZZ=1`
/// to search, else the corpus is replayed.
class CertificateFuzzTest {

  private static final Issued ISSUER = new Issued();
  private static final CertificateVerifier VERIFIER = ISSUER.verifier();

  @FuzzTest
  void any_text_has_a_verdict(byte @Nullable [] bytes) {
    byte[] input = bytes == null ? new byte[0] : bytes;
    assertThat(VERIFIER.verify(new String(input, StandardCharsets.UTF_8)))
        .isNotEmpty()
        .allSatisfy(verdict -> assertThat(verdict).isNotInstanceOf(Verdict.Valid.class));
  }

  /// The claims are signed, so that what lies behind the signature is reached.
  @FuzzTest
  void any_signed_claims_have_a_verdict(byte @Nullable [] bytes) {
    byte[] input = bytes == null ? new byte[0] : bytes;
    byte[] payload = Compression.deflate(input);
    assertThat(VERIFIER.verify(ISSUER.healthCardKey.sign(Base64Url.encode(payload)))).isNotNull();
  }

  @FuzzTest
  void any_compressed_payload_has_a_verdict(byte @Nullable [] bytes) {
    byte[] input = bytes == null ? new byte[0] : bytes;
    assertThat(VERIFIER.verify(ISSUER.healthCardKey.sign(Base64Url.encode(input)))).isNotNull();
  }

  @FuzzTest
  void any_sealed_data_has_a_verdict(byte @Nullable [] bytes) {
    byte[] input = bytes == null ? new byte[0] : bytes;
    try {
      String data = CanonicalJson.of(JsonReader.read(input));
      assertThat(VERIFIER.verify(ISSUER.barcodeSigner.sign(data))).isNotNull();
    } catch (Rejection e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  @FuzzTest
  void the_canonical_form_reads_back_to_itself(byte @Nullable [] bytes) {
    byte[] input = bytes == null ? new byte[0] : bytes;
    try {
      String canonical = CanonicalJson.of(JsonReader.read(input));
      assertThat(CanonicalJson.of(JsonReader.read(canonical))).isEqualTo(canonical);
    } catch (Rejection e) {
      assertThat(e.reason()).isIn(Reason.MALFORMED, Reason.DUPLICATE_KEY);
    }
  }

  @FuzzTest
  void any_file_is_a_trust_file_or_is_refused(byte @Nullable [] bytes) {
    byte[] input = bytes == null ? new byte[0] : bytes;
    try {
      var files = new TrustFiles(java.util.Optional.of(Issued.ISS));
      files.add(input);
      TrustList list = files.list(Issued.NOW);
      assertThat(TrustList.parse(list.json()).json()).isEqualTo(list.json());
    } catch (UnreadableTrust e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }
}
