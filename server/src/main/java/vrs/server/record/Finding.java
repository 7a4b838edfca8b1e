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
}
