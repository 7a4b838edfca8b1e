package vrs.server.handover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.server.platform.CannotStart;
import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;

/// The envelope of a backup: for one key, whole or not at all (C6, R-26).
class BackupEnvelopeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "secp256r1", "secp384r1"})
  void openssl_opens_what_we_seal(String kind) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
    TestKeys keys = keys(kind);
    byte[] content = new byte[300_000];
    new Random(7).nextBytes(content);
    Path sealed = sealed(keys, content);
    Path opened = folder.resolve("opened");

    Process openssl =
        new ProcessBuilder(
                "/usr/bin/openssl",
                "cms",
                "-decrypt",
                "-inform",
                "DER",
                "-binary",
                "-in",
                sealed.toString(),
                "-inkey",
                keys.privateFile(folder).toString(),
                "-out",
                opened.toString())
            .redirectErrorStream(true)
            .start();

    String said = new String(openssl.getInputStream().readAllBytes(), UTF_8);
    assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(openssl.exitValue()).as(said).isZero();
    assertThat(Files.readAllBytes(opened)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "secp256r1"})
  void a_file_with_any_byte_changed_is_refused(String kind) throws IOException {
    TestKeys keys = keys(kind);
    BackupPrivateKey key = keys.opened(folder);
    byte[] whole = Files.readAllBytes(sealed(keys, BackupEnvelopeTest::container));
    Path file = folder.resolve("altered");
    assertThat(new BackupFile(Files.write(file, whole), key).verify().area().digits())
        .isEqualTo("131016");

    for (int place = 0; place < whole.length; place++) {
      byte[] altered = whole.clone();
      altered[place] ^= 1;
      Files.write(file, altered);
      assertThatExceptionOfType(Refusal.class)
          .as("byte %d of %d: %02x", place, whole.length, whole[place])
          .isThrownBy(() -> new BackupFile(file, key).verify());
    }
  }

  @Test
  void a_file_that_was_cut_off_or_grew_is_refused() throws IOException {
    TestKeys keys = keys("secp256r1");
    byte[] whole = Files.readAllBytes(sealed(keys, BackupEnvelopeTest::container));

    for (int length = 0; length < whole.length; length++) {
      refused(HandoverReason.BACKUP_DAMAGED, Arrays.copyOf(whole, length), keys);
    }
    refused(HandoverReason.BACKUP_DAMAGED, Arrays.copyOf(whole, whole.length + 1), keys);
  }

  @Test
  void a_file_of_many_pieces_is_whole_and_any_changed_piece_is_refused() throws IOException {
    TestKeys keys = keys("secp256r1");
    byte[] random = new byte[200_000];
    new Random(7).nextBytes(random);
    String line = "\"%s\"".formatted(HexFormat.of().formatHex(random));
    var digest = new TableDigest();
    digest.add(line.getBytes(UTF_8));
    BackupManifest.Table table = digest.of("dose", List.of("id"));
    String told =
        "[{\"name\": \"dose\", \"columns\": [\"id\"], \"rows\": 1, \"sha256\": \"%s\"}]"
            .formatted(table.sha256());
    Path file =
        sealed(
            keys,
            it ->
                zip(
                    "tables/dose.ndjson",
                    line + "\n",
                    "manifest.json",
                    manifest(it).replace("[]", told)));

    assertThat(new BackupFile(file, keys.opened(folder)).verify().rows()).isEqualTo(1);
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole.length).isGreaterThan(3 * 65_536);
    for (int place = 0; place < whole.length; place += 4_999) {
      byte[] altered = whole.clone();
      altered[place] ^= 0x20;
      refused(altered, keys);
    }
  }

  @Test
  void another_key_opens_nothing() throws IOException {
    byte[] whole = Files.readAllBytes(sealed(keys("secp256r1"), BackupEnvelopeTest::container));

    refused(HandoverReason.BACKUP_FOR_ANOTHER_KEY, whole, keys("secp256r1"));
    refused(HandoverReason.BACKUP_FOR_ANOTHER_KEY, whole, keys("RSA"));
  }

  @Test
  void a_key_may_be_protected_by_a_passphrase() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
    TestKeys keys = keys("secp256r1");
    Path sealed = sealed(keys, BackupEnvelopeTest::container);
    Path secret = folder.resolve("protected.pem");
    Process openssl =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/openssl",
                    "pkcs8",
                    "-topk8",
                    "-in",
                    keys.privateFile(folder).toString(),
                    "-out",
                    secret.toString(),
                    "-passout",
                    "pass:秘密の言葉"))
            .start();
    assertThat(openssl.waitFor()).isZero();

    BackupPrivateKey key = BackupPrivateKey.in(secret, "秘密の言葉"::toCharArray);
    assertThat(new BackupFile(sealed, key).verify().tables()).isEmpty();
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> BackupPrivateKey.in(secret, "別の言葉"::toCharArray));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() ->
            BackupPrivateKey.in(
                Files.writeString(folder.resolve("public.pem"), keys.publicPem()),
                () -> new char[0]));
  }

  @Test
  void a_container_with_something_missing_added_or_repeated_is_refused() throws IOException {
    damaged(_ -> zip("tables/dose.ndjson", "{}\n"));
    damaged(it -> zip("tables/dose.ndjson", "{}\n", "manifest.json", manifest(it)));
    damaged(it -> zip("manifest.json", manifest(it), "more.txt", "more"));
    damaged(it -> zip("manifest.json", manifest(it).replace("vrs-backup", "other")));
    damaged(it -> zip("manifest.json", manifest(it).replace("\"version\": 1", "\"version\": 2")));
    damaged(_ -> "no zip".getBytes(UTF_8));
  }

  private void damaged(Content content) throws IOException {
    TestKeys keys = keys("secp256r1");
    refused(HandoverReason.BACKUP_DAMAGED, sealed(keys, content), keys);
  }

  private static TestKeys keys(String kind) {
    return kind.equals("RSA") ? TestKeys.rsa(3072) : TestKeys.ec(kind);
  }

  private void refused(Reason reason, Path file, TestKeys keys) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new BackupFile(file, keys.opened(folder)).verify())
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }

  private void refused(byte[] file, TestKeys keys) throws IOException {
    Path altered = Files.write(folder.resolve("refused"), file);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> new BackupFile(altered, keys.opened(folder)).verify());
  }

  private void refused(Reason reason, byte[] file, TestKeys keys) throws IOException {
    refused(reason, Files.write(folder.resolve("refused"), file), keys);
  }

  private Path sealed(TestKeys keys, byte[] content) throws IOException {
    return sealed(keys, _ -> content);
  }

  /// Seals what is made when the envelope has begun.
  private Path sealed(TestKeys keys, Content content) throws IOException {
    Path file = Files.createTempFile(folder, "sealed", ".cms");
    try (OutputStream out = Files.newOutputStream(file)) {
      BackupEnvelope envelope = BackupEnvelope.seal(out, keys.key());
      try (OutputStream inside = envelope.content()) {
        inside.write(content.of(envelope.beginning()));
      }
    }
    return file;
  }

  private interface Content {
    byte[] of(BackupManifest.Envelope beginning) throws IOException;
  }

  private static byte[] container(BackupManifest.Envelope beginning) throws IOException {
    return zip("manifest.json", manifest(beginning));
  }

  private static String manifest(BackupManifest.Envelope beginning) {
    return """
    {"format": "vrs-backup", "version": 1, "area": "131016", "made": "2026-03-10T03:00:00Z",
     "schema": "082", "envelope": {"bytes": %d, "sha256": "%s"}, "tables": []}
    """
        .formatted(beginning.bytes(), beginning.sha256());
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
