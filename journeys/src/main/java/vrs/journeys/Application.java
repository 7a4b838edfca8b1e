package vrs.journeys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An application for a certificate, before the card has signed it.
///
/// @param municipality official code
/// @param kind DOMESTIC or OVERSEAS
/// @param nonceId as the server gave it
/// @param nonce what the card signs
record Application(UUID id, String municipality, String kind, String nonceId, String nonce) {

  /// Asks for a nonce; whether the municipality issues by app is answered here (B3).
  static Answer nonce(Doors doors, String municipality) {
    return doors.post("/api/v1/nonces", Map.of("municipality", municipality));
  }

  static Application begin(Doors doors, String municipality, String kind) {
    JsonNode given = nonce(doors, municipality).orFail("A nonce");
    return new Application(
        UUID.randomUUID(),
        municipality,
        kind,
        given.path("id").asString(""),
        given.path("nonce").asString(""));
  }

  /// What the app signs as the thing applied for.
  String words() {
    return id + "|" + municipality + "|" + kind;
  }

  /// The body of the request.
  ///
  /// @param evidence of the card
  /// @param statement of the app
  /// @param print whether a PDF is wanted too
  Map<String, Object> body(Object evidence, Object statement, boolean print) {
    var body = new LinkedHashMap<String, Object>();
    body.put("id", id);
    body.put("municipality", municipality);
    body.put("kind", kind);
    body.put("nonceId", nonceId);
    body.put("evidence", evidence);
    body.put("app", statement);
    body.put("declaration", Map.of("cardValid", true));
    body.put("print", print);
    return body;
  }
}
