package vrs.server.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A step as it stands in the request's history. What does not belong to its kind is null.
///
/// @param text papers, reason or note
/// @param version of the dose that a correction led to, or of the person without a dose
/// @param notice what the person is to be told because of it
/// @param undoes the number of the step that it takes back
public record Taken(
    int sequence,
    Instant at,
    UUID account,
    StepKind kind,
    @Nullable String text,
    @Nullable UUID person,
    @Nullable UUID assigned,
    @Nullable LocalDate due,
    @Nullable Outcome outcome,
    @Nullable UUID dose,
    @Nullable Integer version,
    @Nullable UUID notice,
    @Nullable Integer undoes) {

  static Taken of(int sequence, Instant at, UUID account, StepKind kind) {
    return new Taken(
        sequence, at, account, kind, null, null, null, null, null, null, null, null, null);
  }

  Taken saying(String words) {
    return new Taken(
        sequence, at, account, kind, words, person, assigned, due, outcome, dose, version, notice,
        undoes);
  }

  /// For a reader from whom the text is withheld.
  Taken withoutText() {
    return new Taken(
        sequence, at, account, kind, null, person, assigned, due, outcome, dose, version, notice,
        undoes);
  }

  Taken about(@Nullable UUID found) {
    return new Taken(
        sequence, at, account, kind, text, found, assigned, due, outcome, dose, version, notice,
        undoes);
  }

  Taken by(UUID inCharge) {
    return new Taken(
        sequence, at, account, kind, text, person, inCharge, due, outcome, dose, version, notice,
        undoes);
  }

  Taken until(LocalDate day) {
    return new Taken(
        sequence, at, account, kind, text, person, assigned, day, outcome, dose, version, notice,
        undoes);
  }

  Taken deciding(Outcome decided, @Nullable UUID told) {
    return new Taken(
        sequence, at, account, kind, text, person, assigned, due, decided, dose, version, told,
        undoes);
  }

  Taken leadingTo(Corrected corrected) {
    return new Taken(
        sequence,
        at,
        account,
        kind,
        text,
        person,
        assigned,
        due,
        outcome,
        corrected.dose().orElse(null),
        corrected.version(),
        notice,
        undoes);
  }

  Taken undoing(int step) {
    return new Taken(
        sequence, at, account, kind, text, person, assigned, due, outcome, dose, version, notice,
        step);
  }

  @Override
  public String toString() {
    return "Taken[" + sequence + " " + kind + "]";
  }
}
