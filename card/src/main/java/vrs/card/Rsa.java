package vrs.card;

import static vrs.card.CardReason.FILE_KEY;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The algorithms of today's card: RSA of 2048 bits with exponent 65537, PKCS #1 v1.5, SHA-256.
final class Rsa {

  /// Bytes of a key on the card: `90 03` exponent, `91 820100` modulus.
  static final int KEY_SIZE = 265;

  static final int SIGNATURE_SIZE = 256;

  private static final BigInteger EXPONENT = BigInteger.valueOf(65537);
  private static final byte[] EXPONENT_BYTES = {1, 0, 1};

  private final @Nullable Provider provider;

  /// @param provider does the arithmetic; without one the platform's first choice
  Rsa(@Nullable Provider provider) {
    this.provider = provider;
  }

  PublicKey key(Bytes cardForm) throws CardRefusal {
    var reader = Tlv.over(cardForm);
    var exponent = reader.value(0x90, EXPONENT_BYTES.length);
    var modulus = new BigInteger(1, reader.value(0x91, SIGNATURE_SIZE));
    reader.finish();
    if (!Arrays.equals(exponent, EXPONENT_BYTES)
        || modulus.bitLength() != 8 * SIGNATURE_SIZE
        || !modulus.testBit(0)) {
      throw new CardRefusal(FILE_KEY, "exponent or modulus");
    }
    try {
      var factory =
          provider == null
              ? KeyFactory.getInstance("RSA")
              : KeyFactory.getInstance("RSA", provider);
      return factory.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT));
    } catch (GeneralSecurityException e) {
      throw new CardRefusal(FILE_KEY, "not accepted as a key", e);
    }
  }

  boolean verifies(PublicKey key, Bytes signed, Bytes signature) {
    try {
      var verifier =
          provider == null
              ? Signature.getInstance("SHA256withRSA")
              : Signature.getInstance("SHA256withRSA", provider);
      verifier.initVerify(key);
      verifier.update(signed.array());
      return verifier.verify(signature.array());
    } catch (SignatureException | InvalidKeyException _) {
      // Providers differ in whether a signature out of range is false or an exception; both mean
      // no.
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA256withRSA", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
