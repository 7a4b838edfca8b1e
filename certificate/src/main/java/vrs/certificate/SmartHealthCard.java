package vrs.certificate;

import static vrs.certificate.Reason.MALFORMED;
import static vrs.certificate.Reason.NOT_A_CERTIFICATE;
import static vrs.certificate.Reason.PART_OF_SEVERAL;
import static vrs.certificate.Reason.TOO_LONG;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A SMART Health Card as it travels: a compact JWS, in three forms (HL7 SMART Health Cards and
/// Links 1.0.0).
///
/// Holding one says nothing about its truth; see [CertificateVerifier].
public record SmartHealthCard(String jws) {

  /// The most characters that fit into one QR code of version 22, the largest the specification
  /// allows.
  public static final int LONGEST_IN_ONE_CODE = 1195;

  static final String PREFIX = "shc:/";
  static final int LONGEST = 16_384;

  /// The text of the QR code: `shc:/` and two digits for each character.
  public String numeric() {
    var text = new StringBuilder(PREFIX.length() + 2 * jws.length()).append(PREFIX);
    for (int i = 0; i < jws.length(); i++) {
      int code = jws.charAt(i) - 45;
      text.append((char) ('0' + code / 10)).append((char) ('0' + code % 10));
    }
    return text.toString();
  }

  /// The content of a `.smart-health-card` file.
  public String file() {
    return "{\"verifiableCredential\":[\"" + jws + "\"]}";
  }

  static SmartHealthCard ofNumeric(String text) throws Rejection {
    String digits = text.substring(PREFIX.length());
    if (digits.indexOf('/') >= 0) {
      throw new Rejection(PART_OF_SEVERAL);
    }
    if (digits.length() > 2 * LONGEST) {
      throw new Rejection(TOO_LONG);
    }
    if (digits.length() % 2 != 0 || digits.chars().anyMatch(c -> c < '0' || c > '9')) {
      throw new Rejection(MALFORMED);
    }
    var jws = new StringBuilder(digits.length() / 2);
    for (int i = 0; i < digits.length(); i += 2) {
      int code = (digits.charAt(i) - '0') * 10 + digits.charAt(i + 1) - '0';
      if (code > 'z' - 45) {
        throw new Rejection(MALFORMED);
      }
      jws.append((char) (code + 45));
    }
    return new SmartHealthCard(jws.toString());
  }

  /// The cards of a `.smart-health-card` file.
  static List<SmartHealthCard> ofFile(Json.Obj file) throws Rejection {
    file.only(Set.of("verifiableCredential"), NOT_A_CERTIFICATE);
    List<SmartHealthCard> cards = new ArrayList<>();
    for (Json card : file.array("verifiableCredential")) {
      cards.add(new SmartHealthCard(Json.asText(card)));
    }
    if (cards.isEmpty()) {
      throw new Rejection(NOT_A_CERTIFICATE);
    }
    return cards;
  }

  @Override
  public String toString() {
    return "SmartHealthCard[hidden]";
  }
}
