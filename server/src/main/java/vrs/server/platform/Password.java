package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// A password of a machine; never prints itself.
public record Password(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();

  public Password {
    if (text.isBlank()) {
      throw new IllegalArgumentException("empty password");
    }
  }

  /// 192 random bits, as 32 characters that need no quoting anywhere.
  public static Password random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return new Password(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// What the file holds.
  ///
  /// @throws CannotStart if there is no file, or others than the owner may read it
  static Password in(Path file) {
    if (!Files.exists(file)) {
      throw new CannotStart(
          "The password file %s is missing: put the password there, readable by VRS alone (chmod 600)."
              .formatted(file));
    }
    return new Password(new String(SecretFile.read(file), UTF_8).strip());
  }

  /// What the file holds. A file that is not there is made, with a random password.
  ///
  /// @throws CannotStart if others than the owner may read the file
  static Password inOrNew(Path file) {
    SecretFile.writeIfAbsent(file, () -> random().text().getBytes(UTF_8));
    return in(file);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
