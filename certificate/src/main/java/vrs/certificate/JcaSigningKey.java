package vrs.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/// A signing key of any JCA provider: SunEC, Amazon Corretto, or a token through SunPKCS11.
public final class JcaSigningKey implements SigningKey {

  static final String ES256 = "SHA256withECDSAinP1363Format";

  private final PrivateKey privateKey;
  private final ECPublicKey publicKey;
  private final Provider provider;

  /// Signs once to prove that the two keys belong together, so that a wrong pair is found at start
  /// and not in a certificate.
  public JcaSigningKey(PrivateKey privateKey, ECPublicKey publicKey, Provider provider) {
    if (publicKey.getParams().getOrder().bitLength() != 256) {
      throw new IllegalArgumentException("the signing key is not on P-256");
    }
    this.privateKey = privateKey;
    this.publicKey = publicKey;
    this.provider = provider;
    byte[] probe = {1};
    if (!Es.ES256.verifies(publicKey, probe, sign(probe))) {
      throw new IllegalArgumentException("the private and the public key do not belong together");
    }
  }

  /// A new key in memory: for checks that are thrown away, for tests, and for writing into a key
  /// file.
  public static JcaSigningKey generate(Provider provider) {
    return of(newPair(), provider);
  }

  public static JcaSigningKey of(KeyPair pair, Provider provider) {
    return new JcaSigningKey(pair.getPrivate(), (ECPublicKey) pair.getPublic(), provider);
  }

  static KeyPair newPair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no P-256", e);
    }
  }

  @Override
  public ECPublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      var signature = Signature.getInstance(ES256, provider);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the signing key refused to sign", e);
    }
  }

  @Override
  public String toString() {
    return "JcaSigningKey[hidden]";
  }
}
