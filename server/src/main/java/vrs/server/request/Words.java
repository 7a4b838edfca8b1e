package vrs.server.request;

import java.util.Map;
import vrs.server.platform.Refusal;

/// What people type into a field: nothing but spaces is nothing.
final class Words {
  /// Of names, papers, contacts.
  static final int SHORT = 200;

  /// Of reasons and notes.
  static final int LONG = 2000;

  private Words() {}

  /// @throws Refusal Q104 if it is empty or too long
  static String needed(String typed, int most) {
    String text = optional(typed, most);
    if (text.isEmpty()) {
      throw new Refusal(RequestReason.TEXT_MISSING, Map.of("most", most));
    }
    return text;
  }

  /// @throws Refusal Q104 if it is too long
  static String optional(String typed, int most) {
    String text = typed.strip();
    if (text.codePointCount(0, text.length()) > most
        || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
      throw new Refusal(RequestReason.TEXT_MISSING, Map.of("most", most));
    }
    return text;
  }
}
