package vrs.server.staff;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vrs.server.platform.AreaCode;

/// Seals second factors and shift keys: AES-256-GCM under a key of the area, which is derived from
/// a key that never enters the database.
///
/// The row's area and id are part of what is authenticated, so a sealed value can't be moved to
/// another row or another area.
final class Seals {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int IV_BYTES = 12;
  private final SecretKey root;

  /// @param root 32 random bytes
  Seals(byte[] root) {
    if (root.length != 32) {
      throw new IllegalArgumentException("a sealing key has 32 bytes");
    }
    this.root = new SecretKeySpec(root, "HmacSHA256");
  }

  byte[] seal(AreaCode area, UUID row, byte[] secret) {
    byte[] iv = new byte[IV_BYTES];
    RANDOM.nextBytes(iv);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, area, row, iv, secret);
    return ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
  }

  /// @throws IllegalStateException if it was not sealed for this row
  byte[] open(AreaCode area, UUID row, byte[] sealed) {
    byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
    return run(
        Cipher.DECRYPT_MODE, area, row, iv, Arrays.copyOfRange(sealed, IV_BYTES, sealed.length));
  }

  private byte[] run(int mode, AreaCode area, UUID row, byte[] iv, byte[] input) {
    try {
      Mac derivation = Mac.getInstance("HmacSHA256");
      derivation.init(root);
      byte[] key = derivation.doFinal(("vrs staff " + area).getBytes(US_ASCII));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
      cipher.updateAAD((area + " " + row).getBytes(US_ASCII));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed value could not be used", e);
    }
  }
}
