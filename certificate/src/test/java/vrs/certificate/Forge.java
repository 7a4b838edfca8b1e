package vrs.certificate;

import java.nio.charset.StandardCharsets;

/// Makes what an honest issuer never would: other claims under the real key.
final class Forge {

  private Forge() {}

  static String claims(CertificateContent content) {
    return HealthCardClaims.write(
        java.net.URI.create(Issued.ISS), Issued.plan(content, Issued.NOW.minusSeconds(10)));
  }

  static SmartHealthCard card(Issued issuer, String claims) {
    return issuer.healthCardKey.sign(
        Base64Url.encode(Compression.deflate(claims.getBytes(StandardCharsets.UTF_8))));
  }

  /// A card with another header, truly signed.
  static SmartHealthCard card(Issued issuer, String header, byte[] payload) {
    String signed =
        Base64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "." + Base64Url.encode(payload);
    byte[] signature = issuer.key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return new SmartHealthCard(signed + "." + Base64Url.encode(signature));
  }

  static byte[] payload(String claims) {
    return Compression.deflate(claims.getBytes(StandardCharsets.UTF_8));
  }

  /// The text with the character at this place replaced by another of the same alphabet.
  static String altered(String text, int at) {
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }
}
