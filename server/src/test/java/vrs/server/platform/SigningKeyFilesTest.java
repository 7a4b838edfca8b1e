package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final String AUTHORITY = "C=JP, O=VRS test, CN=CSCA-HEALTH";

  @TempDir Path folder;

  @Test
  void without_keys_it_says_how_to_get_them() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> new SigningKeyFiles(folder).signing(SigningKeyFiles.HEALTH_CARD))
        .withMessageContaining("./vrs keys init");
  }

  @Test
  void keys_are_made_once_and_stay() throws Exception {
    var files = new SigningKeyFiles(folder);
    files.makeMissing(AUTHORITY, NOW);
    var first = files.signing(SigningKeyFiles.HEALTH_CARD).publicKey();
    var certified = files.certificate(SigningKeyFiles.BARCODE);
    files.makeMissing(AUTHORITY, NOW.plusSeconds(60));

    assertThat(files.signing(SigningKeyFiles.HEALTH_CARD).publicKey()).isEqualTo(first);
    assertThat(files.signing(SigningKeyFiles.HEALTH_CARD_NEXT).publicKey()).isNotEqualTo(first);
    assertThat(files.barcodeSigner().certificate()).isEqualTo(certified);
    certified.verify(files.certificate(SigningKeyFiles.AUTHORITY).getPublicKey());
    assertThat(files.checkpoint().getPrivate().getAlgorithm()).isEqualTo("EdDSA");
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws Exception {
    var files = new SigningKeyFiles(folder);
    files.makeMissing(AUTHORITY, NOW);
    Files.setPosixFilePermissions(
        folder.resolve("shc-active.key"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> files.signing(SigningKeyFiles.HEALTH_CARD))
        .withMessageContaining("chmod 600");
  }

  @Test
  void a_damaged_key_is_refused() throws Exception {
    var files = new SigningKeyFiles(folder);
    files.makeMissing(AUTHORITY, NOW);
    Files.write(folder.resolve("shc-active.key"), new byte[] {1, 2, 3});

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> files.signing(SigningKeyFiles.HEALTH_CARD))
        .withMessageContaining("can't be read");
  }

  @Test
  void signatures_are_made_by_a_provider_that_says_its_name() {
    assertThat(Crypto.description()).startsWith("Signatures by ");
  }
}
