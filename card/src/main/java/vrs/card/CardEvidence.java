package vrs.card;

import static vrs.card.CardReason.EVIDENCE_FORMAT;
import static vrs.card.CardReason.EVIDENCE_MALFORMED;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What a card gave, in raw bytes: its files and its signature over the server's nonce (F2).
///
/// Sent as a flat JSON object of strings whose `format` names kind and version; the next card has
/// other algorithms, and a phone's mdoc will be another format beside this one. The nonce itself is
/// not sent back: the server knows which one it gave.
///
/// @param number EF0001
/// @param person EF0002
/// @param digests EF0003
/// @param municipality EF0004
/// @param cardKey EF0007
/// @param nonceSignature by the card's own key, over SHA-256 of the nonce
public record CardEvidence(
    Bytes number,
    Bytes person,
    Bytes digests,
    Bytes municipality,
    Bytes cardKey,
    Bytes nonceSignature) {

  /// The text application (券面事項入力補助AP) of today's card: RSA-2048, SHA-256.
  public static final String FORMAT = "card-text-ap/1";

  private static final Set<String> FIELDS =
      Set.of("format", "ef0001", "ef0002", "ef0003", "ef0004", "ef0007", "nonceSignature");

  /// The fields in the order in which they are sent.
  public Map<String, String> toFields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("format", FORMAT);
    fields.put("ef0001", number.base64Url());
    fields.put("ef0002", person.base64Url());
    fields.put("ef0003", digests.base64Url());
    fields.put("ef0004", municipality.base64Url());
    fields.put("ef0007", cardKey.base64Url());
    fields.put("nonceSignature", nonceSignature.base64Url());
    return fields;
  }

  public String toJson() {
    return FlatJson.write(toFields());
  }

  /// Reads the fields of a JSON object that was parsed elsewhere.
  ///
  /// @throws CardRefusal if the format is unknown, a field is missing, unknown, or not base64url
  public static CardEvidence ofFields(Map<String, String> fields) throws CardRefusal {
    var format = fields.get("format");
    if (format != null && !format.equals(FORMAT)) {
      throw new CardRefusal(EVIDENCE_FORMAT, "another format than " + FORMAT);
    }
    if (!fields.keySet().equals(FIELDS)) {
      throw new CardRefusal(EVIDENCE_MALFORMED, "other fields than " + FIELDS);
    }
    return new CardEvidence(
        bytes(fields, "ef0001"),
        bytes(fields, "ef0002"),
        bytes(fields, "ef0003"),
        bytes(fields, "ef0004"),
        bytes(fields, "ef0007"),
        bytes(fields, "nonceSignature"));
  }

  public static CardEvidence ofJson(String json) throws CardRefusal {
    try {
      return ofFields(FlatJson.parse(json));
    } catch (IllegalArgumentException _) {
      // The cause would quote what was sent.
      throw new CardRefusal(EVIDENCE_MALFORMED, "not a flat JSON object of strings");
    }
  }

  /// What the app signs: SHA-256 over all fields, each with its length, so that it does not depend
  /// on how the JSON is written.
  public Bytes digest() {
    return Canonical.of(toFields().values()).sha256();
  }

  private static Bytes bytes(Map<String, String> fields, String name) throws CardRefusal {
    var text = fields.get(name);
    try {
      if (text != null) {
        return Bytes.ofBase64Url(text);
      }
    } catch (IllegalArgumentException _) {
      // falls through: the cause would quote the file
    }
    throw new CardRefusal(EVIDENCE_MALFORMED, name + " is not base64url");
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
