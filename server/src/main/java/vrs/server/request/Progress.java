package vrs.server.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the steps of a request come to.
///
/// @param person whom in the register it is about, once found
/// @param assigned who is in charge
public record Progress(
    RequestState state,
    LocalDate due,
    Optional<UUID> person,
    Optional<UUID> assigned,
    Optional<Outcome> outcome) {

  /// Counts the steps that were not taken back.
  static Progress of(List<Taken> steps) {
    List<Taken> standing = standing(steps);
    Taken first = standing.getFirst();
    if (first.due() == null) {
      throw new IllegalStateException("a request without a deadline");
    }
    var progress =
        new Progress(
            RequestState.RECEIVED,
            first.due(),
            Optional.ofNullable(first.person()),
            Optional.empty(),
            Optional.empty());
    for (Taken step : standing.subList(1, standing.size())) {
      progress = progress.after(step);
    }
    return progress;
  }

  /// The steps that were not taken back, without those that took back.
  static List<Taken> standing(List<Taken> steps) {
    Set<Integer> undone =
        steps.stream().map(Taken::undoes).filter(Objects::nonNull).collect(Collectors.toSet());
    return steps.stream()
        .filter(step -> step.kind() != StepKind.UNDONE && !undone.contains(step.sequence()))
        .toList();
  }

  Progress after(Taken step) {
    return switch (step.kind()) {
      case LINKED ->
          new Progress(state, due, Optional.ofNullable(step.person()), assigned, outcome);
      case IDENTIFIED -> at(RequestState.IDENTIFIED);
      case BEGUN ->
          new Progress(
              RequestState.IN_WORK, due, person, Optional.ofNullable(step.assigned()), outcome);
      case ASSIGNED ->
          new Progress(state, due, person, Optional.ofNullable(step.assigned()), outcome);
      case EXTENDED ->
          new Progress(state, step.due() == null ? due : step.due(), person, assigned, outcome);
      case DECIDED ->
          new Progress(
              RequestState.DECIDED, due, person, assigned, Optional.ofNullable(step.outcome()));
      case DONE -> at(RequestState.DONE);
      case RECEIVED, ANSWERED, NOTED, UNDONE -> this;
    };
  }

  private Progress at(RequestState reached) {
    return new Progress(reached, due, person, assigned, outcome);
  }
}
