package vrs.server.record;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.municipality.Weight;

/// What the rules say of a dose, as the database keeps it.
final class Findings {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Kept>> KEPT = new TypeReference<>() {};

  private record Kept(String rule, Weight weight, Map<String, String> details, boolean accepted) {}

  private Findings() {}

  static String json(Assessment assessment) {
    if (assessment.findings().isEmpty()) {
      return "[]";
    }
    return JSON.writeValueAsString(
        assessment.findings().stream()
            .map(each ->
                new Kept(
                    each.rule().code(),
                    each.weight(),
                    texts(each.details()),
                    assessment.accepted().contains(each.rule())))
            .toList());
  }

  private static Map<String, String> texts(Map<String, Object> details) {
    return details.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                each -> String.valueOf(each.getValue()),
                (one, _) -> one,
                LinkedHashMap::new));
  }

  static Assessment of(String json, boolean checked) {
    if (json.equals("[]")) {
      return new Assessment(List.of(), Set.of(), checked);
    }
    List<Kept> kept = JSON.readValue(json, KEPT);
    var accepted = new HashSet<Rule>();
    kept.stream().filter(Kept::accepted).map(each -> Rule.of(each.rule())).forEach(accepted::add);
    return new Assessment(
        kept.stream()
            .map(each ->
                new Finding(Rule.of(each.rule()), each.weight(), Map.copyOf(each.details())))
            .toList(),
        accepted,
        checked);
  }
}
