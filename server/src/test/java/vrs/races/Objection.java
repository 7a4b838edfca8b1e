package vrs.races;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What a rule says against a dose.
public record Objection(String rule, Map<String, String> details, boolean accepted)
    implements Comparable<Objection> {
  private static final Set<String> STOPPING = Set.of("D203", "D212", "D213", "D216");

  /// Cannot be overridden by a site, while other stopping ones can be sent all the same.
  private static final String FINAL = "D203";

  /// A reason is asked for, and nothing is doubted.
  private static final String REASON = "D222";

  private static final Set<String> ONLY_AT_ENTRY = Set.of(REASON, "D234");

  public Objection {
    details = Map.copyOf(details);
  }

  static Objection of(String rule, Map<String, String> details) {
    return new Objection(rule, details, false);
  }

  boolean stops() {
    return STOPPING.contains(rule);
  }

  boolean isFinal() {
    return rule.equals(FINAL);
  }

  boolean isDoubt() {
    return !rule.equals(REASON);
  }

  boolean isOfEntry() {
    return ONLY_AT_ENTRY.contains(rule);
  }

  Objection accepted(boolean now) {
    return new Objection(rule, details, now);
  }

  @Override
  public int compareTo(Objection other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return rule + (details.isEmpty() ? "" : new TreeMap<>(details)) + (accepted ? "*" : "");
  }
}
