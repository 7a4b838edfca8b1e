package vrs.server.platform;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// AES-256-GCM with a random nonce before the ciphertext: `head | nonce (12) | ciphertext | tag
/// (16)`.
///
/// Random nonces are safe for 2^32 values under one key (NIST SP 800-38D §8.3); a municipality
/// seals some millions.
final class Gcm {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String AES_GCM = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG = 16;

  /// How much longer a sealed value is than head and plain text.
  static final int OVERHEAD = NONCE + TAG;

  private Gcm() {}

  /// @param head stands before the nonce as it is
  /// @param context is authenticated and must be the same when opened
  static byte[] seal(SecretKey key, byte[] head, byte[] plain, byte[] context) {
    byte[] sealed = new byte[head.length + NONCE + plain.length + TAG];
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    System.arraycopy(head, 0, sealed, 0, head.length);
    System.arraycopy(nonce, 0, sealed, head.length, NONCE);
    try {
      var cipher = Cipher.getInstance(AES_GCM);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
      cipher.updateAAD(context);
      cipher.doFinal(plain, 0, plain.length, sealed, head.length + NONCE);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }

  /// @param head how many bytes stand before the nonce
  /// @throws SealBroken if key or context are others, or a bit has changed
  static byte[] open(SecretKey key, int head, byte[] sealed, byte[] context) {
    if (sealed.length < head + NONCE + TAG) {
      throw new SealBroken();
    }
    try {
      var cipher = Cipher.getInstance(AES_GCM);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, sealed, head, NONCE));
      cipher.updateAAD(context);
      return cipher.doFinal(sealed, head + NONCE, sealed.length - head - NONCE);
    } catch (AEADBadTagException e) {
      throw new SealBroken();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM failed", e);
    }
  }
}
