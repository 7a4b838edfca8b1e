package vrs.samples.card;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vrs.card.Bytes;

/// Prints software cards under an invented CA, whose id starts with 9 so that production never
/// trusts it.
///
/// Its keys come from their names, so every process has the same CA. Cards share a small pool of
/// card keys, because making an RSA key takes longer than everything else.
public final class TestCardAuthority {

  private static final int CARD_KEYS = 4;

  private final byte[] id;
  private final KeyPair ca;
  private final Map<String, Municipality> municipalities = new ConcurrentHashMap<>();
  private final Map<String, byte[]> cardKeys = new ConcurrentHashMap<>();

  private record Municipality(KeyPair keys, Bytes certificate) {}

  private TestCardAuthority(String sevenDigits) {
    if (!sevenDigits.matches("9[0-9]{6}")) {
      throw new IllegalArgumentException("a test CA has seven digits, and the first is 9");
    }
    this.id = CardFiles.keyId(sevenDigits, 1);
    this.ca = TestKeys.of("card CA " + sevenDigits);
  }

  /// The CA of the samples and of the demonstration.
  public static TestCardAuthority standard() {
    return new TestCardAuthority("9000033");
  }

  /// Another CA, with an id of seven digits that starts with 9.
  public static TestCardAuthority named(String sevenDigits) {
    return new TestCardAuthority(sevenDigits);
  }

  /// The CA's key in the form of a server's list of trusted CAs: id in hexadecimal, space, key in
  /// Base64.
  public String trustLine() {
    return HexFormat.of().formatHex(id)
        + " "
        + Base64.getEncoder().encodeToString(ca.getPublic().getEncoded());
  }

  /// Prints a card.
  ///
  /// @param municipality its six-digit code (全国地方公共団体コード); the key that signs is its own
  public SoftwareCard print(String municipality, CardHolder holder) {
    return print(municipality, holder, CardFiles.items(holder));
  }

  /// Prints a card with these four items, whether or not they are right; the signatures are.
  SoftwareCard print(String municipality, CardHolder holder, byte[][] items) {
    var signer = municipalities.computeIfAbsent(municipality, this::municipality);
    int pool = Math.floorMod(holder.number().hashCode(), CARD_KEYS);
    var cardKey = TestKeys.of("card key " + pool);

    var ef0001 = CardFiles.number(holder);
    var digests = CardFiles.digests(sha256(ef0001), sha256(CardFiles.join(items)));
    var ef0003 = CardFiles.signedDigests(digests, sign(signer.keys().getPrivate(), digests));
    var ef0007 =
        cardKeys.computeIfAbsent(
            municipality + " " + pool,
            _ -> {
              var body = CardFiles.cardKey((RSAPublicKey) cardKey.getPublic());
              return CardFiles.signedCardKey(body, sign(signer.keys().getPrivate(), body));
            });
    return new SoftwareCard(
        Map.of(
            0x0001,
            ef0001,
            0x0002,
            CardFiles.person(items),
            0x0003,
            ef0003,
            0x0004,
            signer.certificate().toArray(),
            0x0005,
            CardFiles.information(id),
            0x0007,
            ef0007),
        new SoftwareCard.Secrets(holder.pin(), holder.number(), holder.referenceNumberB()),
        cardKey.getPrivate());
  }

  private Municipality municipality(String code) {
    var keys = TestKeys.of("municipality " + code);
    var certified =
        CardFiles.certified(id, CardFiles.keyId("9" + code, 1), (RSAPublicKey) keys.getPublic());
    return new Municipality(
        keys, Bytes.of(CardFiles.certificate(certified, sign(ca.getPrivate(), certified))));
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }
}
