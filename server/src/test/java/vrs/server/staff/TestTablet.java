package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A tablet's half of `docs/formats/site-requests.md`: its key, and how it signs.
public final class TestTablet {
  private final KeyPair keys;

  public TestTablet() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String x() {
    return coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineX().toByteArray());
  }

  public String y() {
    return coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineY().toByteArray());
  }

  /// ES256.
  public byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The proof at enrolment.
  public byte[] proof(String code) {
    return sign("VRS1-ENROL\n" + code);
  }

  /// HMAC-SHA-256 with a shift's key.
  public static byte[] mac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  DeviceKey publicKey() {
    return DeviceKey.ofJwk(x(), y());
  }

  private static String coordinate(byte[] number) {
    byte[] fixed = new byte[32];
    byte[] tail = Arrays.copyOfRange(number, Math.max(0, number.length - 32), number.length);
    System.arraycopy(tail, 0, fixed, 32 - tail.length, tail.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
