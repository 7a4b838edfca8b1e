package vrs.server.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vrs.server.municipality.Weight;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Reason;
import vrs.server.record.Assessment;
import vrs.server.record.BirthDate;
import vrs.server.record.Dose;
import vrs.server.record.DoseState;
import vrs.server.record.Finding;
import vrs.server.record.Person;
import vrs.server.record.Rule;
import vrs.server.record.Sex;
import vrs.server.record.TicketNumber;

final class IssueDecisionTest {
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final LocalDate BORN = LocalDate.of(1980, 5, 5);

  @Test
  void accepted_and_checked_doses_are_certified() {
    List<Dose> doses = List.of(dose(1, DoseState.ACCEPTED), dose(2, DoseState.CHECKED));
    assertThat(decide(person("1980-05-05", Optional.empty()), doses))
        .isInstanceOfSatisfying(
            IssueDecision.Issue.class, issue -> assertThat(issue.doses()).isEqualTo(doses));
  }

  @Test
  void one_doubtful_dose_stops_the_certificate_and_is_named() {
    assertThat(
            refused(
                person("1980-05-05", Optional.empty()),
                List.of(dose(1, DoseState.ACCEPTED), dose(2, DoseState.TO_CHECK))))
        .isEqualTo(IssuanceReason.DOSE_NEEDS_CHECK);
    assertThat(
            refused(person("1980-05-05", Optional.empty()), List.of(dose(1, DoseState.TO_CORRECT))))
        .isEqualTo(IssuanceReason.DOSE_NEEDS_CHECK);
  }

  @Test
  void nobody_is_found_is_told_apart_from_no_dose() {
    assertThat(refused(Optional.empty(), List.of())).isEqualTo(IssuanceReason.NO_RECORD);
    assertThat(refused(person("1980-05-05", Optional.empty()), List.of()))
        .isEqualTo(IssuanceReason.NO_DOSE);
  }

  @Test
  void doses_that_are_another_municipalitys_record_are_left_to_that_one() {
    Dose own = dose(2, DoseState.ACCEPTED);
    Optional<Person> person = person("1980-05-05", Optional.empty());

    assertThat(decide(person, List.of(takenOver(1, DoseState.CHECKED), own)))
        .isEqualTo(new IssueDecision.Issue(person.orElseThrow(), List.of(own)));
    assertThat(decide(person, List.of(takenOver(1, DoseState.TO_CHECK), own)))
        .isInstanceOf(IssueDecision.Issue.class);
    assertThat(refused(person, List.of(takenOver(1, DoseState.CHECKED))))
        .isEqualTo(IssuanceReason.NO_DOSE);
  }

  @Test
  void a_birth_date_that_differs_from_the_card_needs_a_check() {
    assertThat(
            refused(person("1980-05-06", Optional.empty()), List.of(dose(1, DoseState.ACCEPTED))))
        .isEqualTo(IssuanceReason.BIRTH_DATE_NEEDS_CHECK);
  }

  @Test
  void a_birth_date_with_an_unknown_day_agrees_with_any_day_of_the_month() {
    assertThat(decide(person("1980-05-00", Optional.empty()), List.of(dose(1, DoseState.ACCEPTED))))
        .isInstanceOf(IssueDecision.Issue.class);
  }

  @Test
  void somebody_registered_as_dead_needs_a_check() {
    assertThat(
            refused(
                person("1980-05-05", Optional.of(LocalDate.of(2026, 1, 1))),
                List.of(dose(1, DoseState.ACCEPTED))))
        .isEqualTo(IssuanceReason.PERSON_NEEDS_CHECK);
  }

  private static IssueDecision decide(Optional<Person> person, List<Dose> doses) {
    return IssueDecision.of(person, doses, BORN, "千代田区");
  }

  private static Reason refused(Optional<Person> person, List<Dose> doses) {
    return ((IssueDecision.No) decide(person, doses)).refusal().reason();
  }

  private static Optional<Person> person(String birthDate, Optional<LocalDate> died) {
    return Optional.of(
        new Person(
            UUID.randomUUID(),
            Optional.empty(),
            "見本　花子",
            "ミホン　ハナコ",
            new BirthDate(birthDate),
            Sex.FEMALE,
            Optional.empty(),
            died,
            false,
            1));
  }

  private static Assessment assessment(DoseState state) {
    return switch (state) {
      case ACCEPTED -> Assessment.CLEAR;
      case CHECKED -> new Assessment(List.of(), Set.of(), true);
      case TO_CHECK -> finding(Rule.LOT_UNKNOWN, Weight.DOUBTFUL);
      case TO_CORRECT -> finding(Rule.ORDER_WRONG, Weight.CONFLICT);
    };
  }

  private static Assessment finding(Rule rule, Weight weight) {
    return new Assessment(List.of(new Finding(rule, weight, Map.of())), Set.of(), false);
  }

  private static Dose dose(int number, DoseState state) {
    return dose(number, state, Optional.empty());
  }

  private static Dose takenOver(int number, DoseState state) {
    return dose(number, state, Optional.of(new AreaCode("141003")));
  }

  private static Dose dose(int number, DoseState state, Optional<AreaCode> takenOverFrom) {
    return new Dose(
        UUID.randomUUID(),
        new TicketNumber(CHIYODA, "0000000017"),
        Optional.of(UUID.randomUUID()),
        "MHN-12",
        number,
        "MH1001",
        LocalDate.of(2026, 1, number),
        CHIYODA,
        "会場",
        "",
        takenOverFrom,
        assessment(state),
        1,
        Instant.EPOCH);
  }
}
