package vrs.server.request;

import java.util.Map;
import java.util.regex.Pattern;
import vrs.server.platform.Refusal;

/// Title and text of a demand. Agency, operator and perhaps all municipalities read them, so what
/// looks like a person's number is refused: ten digits or more, as tickets, Individual Numbers and
/// ledger numbers have.
final class DemandWords {
  static final int LONGEST_TITLE = 100;
  static final int LONGEST_TEXT = 4000;
  private static final Pattern NUMBER = Pattern.compile("(?:\\p{Nd}[ \u3000]?){10,}");

  private DemandWords() {}

  /// @throws Refusal Q122, Q123
  static String checked(String typed, int most) {
    String text = typed.strip();
    if (text.isEmpty()
        || text.length() > most
        || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
      throw new Refusal(RequestReason.DEMAND_TEXT, Map.of("most", most));
    }
    if (NUMBER.matcher(text).find()) {
      throw new Refusal(RequestReason.LOOKS_PERSONAL);
    }
    return text;
  }
}
