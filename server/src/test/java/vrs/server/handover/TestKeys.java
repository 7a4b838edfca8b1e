package vrs.server.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A municipality's pair of keys for backups, as `openssl genpkey` makes it.
public final class TestKeys {
  private final KeyPair pair;

  private TestKeys(KeyPair pair) {
    this.pair = pair;
  }

  public static TestKeys rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return new TestKeys(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static TestKeys ec(String curve) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return new TestKeys(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public String publicPem() {
    return pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  String privatePem() {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  /// The private key as a file in the folder, opened.
  public BackupPrivateKey opened(Path folder) {
    return BackupPrivateKey.in(
        privateFile(folder),
        () -> {
          throw new AssertionError("no passphrase is needed");
        });
  }

  public Path privateFile(Path folder) {
    try {
      return Files.writeString(folder.resolve("private-" + hashCode() + ".pem"), privatePem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BackupKey key() {
    return BackupKey.ofPem(publicPem());
  }

  private static String pem(String what, byte[] encoded) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded));
  }
}
