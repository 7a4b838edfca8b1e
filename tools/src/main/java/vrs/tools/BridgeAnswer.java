package vrs.tools;

import java.util.LinkedHashMap;
import java.util.Map;
import vrs.card.CardReason;
import vrs.card.FlatJson;

/// What the bridge tells the page: a status and JSON.
record BridgeAnswer(int status, String json) {

  static BridgeAnswer ok(Map<String, String> fields) {
    return new BridgeAnswer(200, FlatJson.write(fields));
  }

  /// A refusal under its code; the page has the words for it (`messages/*/card.json`,
  /// `reading.json`).
  static BridgeAnswer refused(int status, String code, Map<String, String> more) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("code", code);
    fields.putAll(more);
    return new BridgeAnswer(status, FlatJson.write(fields));
  }

  static BridgeAnswer refused(CardReason reason) {
    return refused(statusOf(reason), reason.code(), Map.of());
  }

  private static int statusOf(CardReason reason) {
    return switch (reason) {
      case BRIDGE_CALLER -> 403;
      case BRIDGE_REQUEST, PIN_FORM -> 400;
      case NO_CARD -> 404;
      default -> 409;
    };
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
