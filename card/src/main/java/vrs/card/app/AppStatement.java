package vrs.card.app;

import static vrs.card.CardReason.APP_MALFORMED;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vrs.card.Bytes;
import vrs.card.Canonical;
import vrs.card.CardEvidence;
import vrs.card.CardRefusal;
import vrs.card.FlatJson;

/// What an installation of the app says with one application, signed by its own key (F6).
///
/// One signature covers the server's nonce, which the card signed too, the card's evidence, what is
/// applied for, and the passport's fields: so one message proves app, device and card together.
///
/// @param version of the app, as `1.2.0`
/// @param application what is applied for, in the server's words; the server compares it with what
///   it got
/// @param passport as the app read it, for overseas certificates
/// @param certificates of the app's key, DER: its own first, the root left out
/// @param signature ES256 over [#signed], 64 bytes
public record AppStatement(
    String version,
    String application,
    Optional<PassportFields> passport,
    List<Bytes> certificates,
    Bytes signature) {

  public static final String FORMAT = "vrs-app/1";

  private static final int MAX_CERTIFICATES = 4;
  private static final List<String> PASSPORT =
      List.of(
          "passportName",
          "passportNumber",
          "passportNationality",
          "passportBirthDate",
          "passportExpiry");
  private static final Set<String> ALWAYS =
      Set.of("format", "version", "application", "certificates", "signature");

  public AppStatement {
    certificates = List.copyOf(certificates);
  }

  /// The bytes that the app's key signs.
  public static Bytes signed(
      String version,
      String application,
      Optional<PassportFields> passport,
      Bytes nonce,
      CardEvidence evidence) {
    var texts = new ArrayList<String>();
    texts.add(FORMAT);
    texts.add(version);
    texts.add(application);
    texts.add(nonce.base64Url());
    texts.add(evidence.digest().base64Url());
    passport.ifPresent(fields -> texts.addAll(fields.fields()));
    return Canonical.of(texts);
  }

  /// The fields in the order in which they are sent.
  public Map<String, String> toFields() {
    var fields = new LinkedHashMap<String, String>();
    fields.put("format", FORMAT);
    fields.put("version", version);
    fields.put("application", application);
    passport.ifPresent(read -> {
      for (int i = 0; i < PASSPORT.size(); i++) {
        fields.put(PASSPORT.get(i), read.fields().get(i));
      }
    });
    fields.put(
        "certificates", String.join(".", certificates.stream().map(Bytes::base64Url).toList()));
    fields.put("signature", signature.base64Url());
    return fields;
  }

  public String toJson() {
    return FlatJson.write(toFields());
  }

  /// Reads the fields of a JSON object that was parsed elsewhere.
  ///
  /// @throws CardRefusal if a field is missing, unknown or malformed
  public static AppStatement ofFields(Map<String, String> fields) throws CardRefusal {
    try {
      if (!FORMAT.equals(fields.get("format"))) {
        throw new IllegalArgumentException("another format");
      }
      var passport = passport(fields);
      if (fields.size() != ALWAYS.size() + (passport.isPresent() ? PASSPORT.size() : 0)) {
        throw new IllegalArgumentException("unknown fields");
      }
      var certificates = required(fields, "certificates").split("\\.", MAX_CERTIFICATES + 1);
      if (certificates.length > MAX_CERTIFICATES) {
        throw new IllegalArgumentException("too many certificates");
      }
      return new AppStatement(
          required(fields, "version"),
          required(fields, "application"),
          passport,
          List.of(certificates).stream().map(Bytes::ofBase64Url).toList(),
          Bytes.ofBase64Url(required(fields, "signature")));
    } catch (IllegalArgumentException _) {
      // The cause could quote the passport.
      throw new CardRefusal(APP_MALFORMED, "fields");
    }
  }

  public static AppStatement ofJson(String json) throws CardRefusal {
    Map<String, String> fields;
    try {
      fields = FlatJson.parse(json);
    } catch (IllegalArgumentException _) {
      throw new CardRefusal(APP_MALFORMED, "not a flat JSON object of strings");
    }
    return ofFields(fields);
  }

  private static Optional<PassportFields> passport(Map<String, String> fields) {
    if (PASSPORT.stream().noneMatch(fields::containsKey)) {
      return Optional.empty();
    }
    return Optional.of(
        new PassportFields(
            required(fields, "passportName"),
            required(fields, "passportNumber"),
            required(fields, "passportNationality"),
            required(fields, "passportBirthDate"),
            required(fields, "passportExpiry")));
  }

  private static String required(Map<String, String> fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
