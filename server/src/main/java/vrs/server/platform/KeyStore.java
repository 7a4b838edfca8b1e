package vrs.server.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys that never enter the database: a wrapping key for each area, and named secrets. Each is
/// a file of 32 bytes (0600) in a folder that must lie on other media than the database's backups.
///
/// Losing a wrapping key loses what its area has sealed; destroying it is how an area is erased.
public final class KeyStore {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private final Path folder;
  private final SecretKey pseudonyms;

  public KeyStore(Path folder) {
    this.folder = folder;
    this.pseudonyms = new SecretKeySpec(secret("pseudonym"), "HmacSHA256");
  }

  /// Wraps a key of the area. The area's wrapping key is made when there is none.
  ///
  /// @param purpose a key wrapped for one purpose does not unwrap for another
  public byte[] wrap(AreaCode area, String purpose, byte[] key) {
    Path file = areaFile(area);
    if (Files.exists(tombstone(area))) {
      throw new IllegalStateException("the area " + area + " has been erased");
    }
    SecretFile.writeIfAbsent(file, KeyStore::random);
    return Gcm.seal(aes(file), new byte[0], key, context(area, purpose));
  }

  /// The key that was wrapped.
  ///
  /// @throws SealBroken if it was wrapped for another area or purpose
  /// @throws CannotStart if the area's wrapping key is not in the folder
  public byte[] unwrap(AreaCode area, String purpose, byte[] wrapped) {
    Path file = areaFile(area);
    if (Files.exists(tombstone(area))) {
      throw new CannotStart(
          "The wrapping key of area %s was destroyed when the area was erased: nothing can open what it has sealed."
              .formatted(area));
    }
    if (!Files.exists(file)) {
      throw new CannotStart(
          "The wrapping key of area %s is not in %s: bring the key folder back from its backup; nothing else can open what this area has sealed."
              .formatted(area, folder));
    }
    return Gcm.open(aes(file), 0, wrapped, context(area, purpose));
  }

  /// Whether the area's wrapping key is there.
  boolean holds(AreaCode area) {
    return Files.exists(areaFile(area));
  }

  /// Destroys the wrapping key of an area, and with it whatever the area has sealed, wherever
  /// copies of that lie (C7). No key is made for the area again.
  public void destroy(AreaCode area) {
    SecretFile.write(tombstone(area), new byte[0]);
    SecretFile.destroy(areaFile(area));
  }

  /// The keys of the base backups.
  public Generations generations() {
    return new Generations(folder.resolve("generations"));
  }

  /// 32 bytes under this name, made at the first use: for rooms that keep a secret of their own.
  ///
  /// @param name such as `staff`
  public byte[] secret(String name) {
    Path file = folder.resolve(name + ".key");
    SecretFile.writeIfAbsent(file, KeyStore::random);
    return read(file);
  }

  /// The name under which the log knows somebody. Its key is the log's own and outlives the areas.
  ///
  /// @param subject such as the id of a person's row
  /// @return 32 bytes
  public byte[] pseudonym(AreaCode area, byte[] subject) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(pseudonyms);
      mac.update(area.digits().getBytes(US_ASCII));
      return mac.doFinal(subject);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC failed", e);
    }
  }

  private Path areaFile(AreaCode area) {
    return folder.resolve("areas").resolve(area.digits() + ".key");
  }

  private Path tombstone(AreaCode area) {
    return folder.resolve("areas").resolve(area.digits() + ".erased");
  }

  private static SecretKey aes(Path file) {
    return new SecretKeySpec(read(file), "AES");
  }

  private static byte[] read(Path file) {
    byte[] key = SecretFile.read(file);
    if (key.length != KEY_BYTES) {
      throw new CannotStart(
          "The key file %s is damaged: bring it back from its backup.".formatted(file));
    }
    return key;
  }

  private static byte[] context(AreaCode area, String purpose) {
    return (area.digits() + purpose).getBytes(US_ASCII);
  }

  private static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }
}
