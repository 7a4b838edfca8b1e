package vrs.certificate;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/// The signature algorithms of VDS-NC, the first of which is also that of SMART Health Cards (RFC
/// 7518 §3.4).
enum Es {
  ES256(256, 64),
  ES384(384, 96),
  ES512(521, 132);

  private final int curveBits;
  private final int length;

  Es(int curveBits, int length) {
    this.curveBits = curveBits;
    this.length = length;
  }

  static Optional<Es> named(String name) {
    return switch (name) {
      case "ES256" -> Optional.of(ES256);
      case "ES384" -> Optional.of(ES384);
      case "ES512" -> Optional.of(ES512);
      default -> Optional.empty();
    };
  }

  /// Whether these r‖s bytes are this key's signature; false for a key of another curve or kind.
  boolean verifies(PublicKey key, byte[] message, byte[] signature) {
    if (!(key instanceof ECPublicKey ec)
        || ec.getParams().getOrder().bitLength() != curveBits
        || signature.length != length) {
      return false;
    }
    try {
      var verifier = Signature.getInstance("SHA" + name().substring(2) + "withECDSAinP1363Format");
      verifier.initVerify(ec);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // such as r = 0, which providers report in different ways
    }
  }
}
