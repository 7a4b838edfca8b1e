package vrs.certificate;

import java.security.interfaces.ECPublicKey;

/// A private key on P-256 that signs and never shows itself: in a file, a token or elsewhere.
public interface SigningKey {

  ECPublicKey publicKey();

  /// ES256 over these bytes.
  ///
  /// @return 64 bytes, r‖s, never DER
  byte[] sign(byte[] message);
}
