package vrs.server.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vrs.races.Reference;
import vrs.races.Turns;

/// Compares a race with the reference: what came of the deeds and what the register holds must be
/// what some order of them, one after the other, would have left.
final class RaceJudge {
  private RaceJudge() {}

  static String names(RaceRound round) {
    return round.deeds.stream().map(RaceRound.Raced::name).collect(Collectors.joining(", "));
  }

  /// @return how the nearest right end differs; nothing if it is one
  static Optional<String> difference(RaceRound round, Turns.Played played, Reference held) {
    Set<String> ends =
        round.start().ends(round.deeds.stream().map(RaceRound.Raced::expected).toList());
    String told = Reference.end(played.outcomes(), held.lines());
    if (ends.contains(told)) {
      return Optional.empty();
    }
    var text = new StringBuilder(names(round) + " " + played.order() + "\n  began with:\n");
    add(text, round.start().lines());
    text.append("  ended with ").append(played.outcomes()).append("; the nearest right end:\n");
    ends.stream()
        .map(end -> different(lines(told), lines(end)))
        .min(Comparator.comparingInt(List::size))
        .ifPresent(lines -> add(text, lines));
    return Optional.of(text.toString());
  }

  private static void add(StringBuilder text, List<String> lines) {
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
  }

  private static List<String> lines(String end) {
    String[] halves = end.split("\n\n", 2);
    var lines = new ArrayList<String>();
    int number = 1;
    for (String outcome : halves[0].split("\n", -1)) {
      lines.add("deed " + number++ + ": " + outcome);
    }
    lines.addAll(List.of(halves[1].split("\n", -1)));
    return lines;
  }

  private static List<String> different(List<String> told, List<String> right) {
    var lines = new ArrayList<String>();
    told.stream().filter(line -> !right.contains(line)).forEach(line -> lines.add("is   " + line));
    right.stream().filter(line -> !told.contains(line)).forEach(line -> lines.add("want " + line));
    return lines;
  }
}
