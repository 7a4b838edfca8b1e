package vrs.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.card.Bytes;
import vrs.card.CardDialogue;
import vrs.card.CardEvidence;
import vrs.card.CardRefusal;
import vrs.card.Pin;
import vrs.card.PinOutcome;
import vrs.card.app.AppKey;
import vrs.card.app.PassportFields;
import vrs.samples.card.SoftwareCard;

/// A citizen with a card and the app, who applies for certificates over HTTP.
final class TestCitizen {
  static final String PIN = "1234";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final URI address;
  private final AppKey app;
  private final SoftwareCard card;

  TestCitizen(URI address, AppKey app, SoftwareCard card) {
    this.address = address;
    this.app = app;
    this.card = card;
  }

  /// The same person with another card.
  TestCitizen with(UnaryOperator<SoftwareCard> change) {
    return new TestCitizen(address, app, change.apply(card));
  }

  /// The same person with another app.
  TestCitizen with(AppKey other) {
    return new TestCitizen(address, other, card);
  }

  /// A number from the server, to be signed by the card.
  record Nonce(String id, Bytes value) {}

  Nonce nonce(String municipality) {
    JsonNode given =
        JSON.readTree(send("/api/v1/nonces", Map.of("municipality", municipality)).text());
    return new Nonce(
        given.path("id").asString(""), Bytes.ofBase64Url(given.path("nonce").asString("")));
  }

  /// Has the card and the app sign, and sends the application.
  ///
  /// @param kind DOMESTIC or OVERSEAS
  Answer apply(UUID id, String municipality, String kind, Optional<PassportFields> passport) {
    return apply(id, municipality, kind, passport, nonce(municipality));
  }

  Answer apply(
      UUID id, String municipality, String kind, Optional<PassportFields> passport, Nonce nonce) {
    CardEvidence evidence = read(nonce.value());
    var body = new LinkedHashMap<String, Object>();
    body.put("id", id);
    body.put("municipality", municipality);
    body.put("kind", kind);
    body.put("nonceId", nonce.id());
    body.put("evidence", evidence.toFields());
    body.put(
        "app",
        app.state(id + "|" + municipality + "|" + kind, passport, nonce.value(), evidence)
            .toFields());
    body.put("declaration", Map.of("cardValid", true));
    body.put("print", false);
    return send("/api/v1/applications", body);
  }

  private CardEvidence read(Bytes nonce) {
    try (var pin = Pin.of(PIN)) {
      return ((PinOutcome.Accepted) CardDialogue.open(card).verify(pin, false)).card().read(nonce);
    } catch (CardRefusal e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer send(String path, Object body) {
    return Answer.of(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
  }
}
