package vrs.server.staff;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/// The public key of a device: a point of P-256, whose private half can't leave the device.
///
/// A key that exists lies on the curve; anything else is refused when it is made.
final class DeviceKey {
  private static final ECParameterSpec P256 = p256();
  private static final int HALF = 32;
  private final byte[] bytes;
  private final ECPublicKey key;

  private DeviceKey(byte[] bytes, ECPublicKey key) {
    this.bytes = bytes;
    this.key = key;
  }

  /// @param x, y the coordinates of a JWK, base64url
  /// @throws IllegalArgumentException if this is no point of P-256
  static DeviceKey ofJwk(String x, String y) {
    byte[] first = Base64.getUrlDecoder().decode(x);
    byte[] second = Base64.getUrlDecoder().decode(y);
    if (first.length != HALF || second.length != HALF) {
      throw new IllegalArgumentException("not a P-256 key");
    }
    byte[] both = Arrays.copyOf(first, 2 * HALF);
    System.arraycopy(second, 0, both, HALF, HALF);
    return ofBytes(both);
  }

  static DeviceKey ofBytes(byte[] both) {
    var point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOf(both, HALF)),
            new BigInteger(1, Arrays.copyOfRange(both, HALF, 2 * HALF)));
    if (both.length != 2 * HALF || !isOnCurve(point)) {
      throw new IllegalArgumentException("not a P-256 key");
    }
    try {
      var key =
          (ECPublicKey)
              KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, P256));
      return new DeviceKey(both.clone(), key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a P-256 key", e);
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// Whether this key's owner signed the text: ES256, signature r and s of 32 bytes each as
  /// WebCrypto makes it.
  boolean signed(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static boolean isOnCurve(ECPoint point) {
    BigInteger p = ((ECFieldFp) P256.getCurve().getField()).getP();
    BigInteger x = point.getAffineX();
    BigInteger y = point.getAffineY();
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    BigInteger right =
        x.pow(3).add(P256.getCurve().getA().multiply(x)).add(P256.getCurve().getB()).mod(p);
    return y.pow(2).mod(p).equals(right);
  }

  private static ECParameterSpec p256() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
