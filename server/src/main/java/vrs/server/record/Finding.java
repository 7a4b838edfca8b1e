package vrs.server.record;

import java.util.HashMap;
import java.util.Map;
import vrs.server.municipality.Weight;

/// One rule's objection to a dose (指摘).
///
/// @param details fill the placeholders of the rule's words: days and numbers, no personal data
public record Finding(Rule rule, Weight weight, Map<String, Object> details) {
  public Finding {
    details = Map.copyOf(details);
  }

  /// As it is kept with a dose: the details as texts. Only what is kept can be compared with it.
  Finding kept() {
    var texts = new HashMap<String, Object>();
    details.forEach((name, value) -> texts.put(name, String.valueOf(value)));
    return new Finding(rule, weight, texts);
  }

  /// Name of the field where somebody would correct it.
  public String key() {
    return DoseField.of(rule).key();
  }

  /// Whether staff may say that the dose is right all the same. What was compared when the dose
  /// came in can be what was wrong.
  public boolean acceptable() {
    return weight == Weight.DOUBTFUL || (weight.stops() && !rule.looksAgain());
  }
}
