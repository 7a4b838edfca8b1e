package vrs.server.record;

import java.util.Map;
import vrs.server.municipality.Weight;

/// One rule's objection to a dose (指摘).
///
/// @param details fill the placeholders of the rule's words: days and numbers, no personal data
public record Finding(Rule rule, Weight weight, Map<String, Object> details) {
  public Finding {
    details = Map.copyOf(details);
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
