package vrs.server.issuance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.server.platform.Refusal;
import vrs.server.record.Dose;
import vrs.server.record.Person;

/// Whether the record yields a certificate (交付の判断), and if not, why and what to do (F7).
sealed interface IssueDecision {

  /// A certificate of these doses of this person may be issued.
  record Issue(Person person, List<Dose> doses) implements IssueDecision {
    public Issue {
      doses = List.copyOf(doses);
    }
  }

  /// No certificate; the refusal's words say what to do.
  record No(Refusal refusal) implements IssueDecision {}

  /// Decides on what the municipality holds.
  ///
  /// Doses that are another municipality's are left out: that one certifies them (D4). One doubtful
  /// dose stops the whole certificate: leaving it out would certify a wrong history.
  ///
  /// @param cardBirthDate as the card says; must lie within what the register knows
  /// @param municipality its name, for the words
  static IssueDecision of(
      Optional<Person> found, List<Dose> doses, LocalDate cardBirthDate, String municipality) {
    Map<String, Object> where = Map.of("municipality", municipality);
    if (found.isEmpty()) {
      return new No(new Refusal(IssuanceReason.NO_RECORD, where));
    }
    Person person = found.get();
    if (person.died().isPresent()) {
      return new No(new Refusal(IssuanceReason.PERSON_NEEDS_CHECK, where));
    }
    if (cardBirthDate.isBefore(person.birthDate().earliest())
        || cardBirthDate.isAfter(person.birthDate().latest())) {
      return new No(new Refusal(IssuanceReason.BIRTH_DATE_NEEDS_CHECK, where));
    }
    List<Dose> own = doses.stream().filter(Dose::isOwn).toList();
    if (own.isEmpty()) {
      return new No(new Refusal(IssuanceReason.NO_DOSE, where));
    }
    for (Dose dose : own) {
      if (!dose.state().certifiable()) {
        return new No(
            new Refusal(
                IssuanceReason.DOSE_NEEDS_CHECK,
                Map.of("municipality", municipality, "number", dose.number())));
      }
    }
    return new Issue(person, own);
  }
}
