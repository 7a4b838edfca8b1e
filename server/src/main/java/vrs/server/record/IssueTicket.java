package vrs.server.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.record.KeptPersons.Kept;
import vrs.server.record.OpenCourses.Named;

/// Issues a further ticket to a person (再発行), under a new number.
@Component
public final class IssueTicket {
  private final OpenCourses courses;
  private final KeptPersons persons;
  private final Tickets tickets;
  private final DosesOfPerson doses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;
  private final Clock clock;

  IssueTicket(
      OpenCourses courses,
      KeptPersons persons,
      Tickets tickets,
      DosesOfPerson doses,
      Pseudonyms pseudonyms,
      Audit audit,
      Clock clock) {
    this.courses = courses;
    this.persons = persons;
    this.tickets = tickets;
    this.doses = doses;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param version that the screen showed
  /// @param voidOthers whether the person's other tickets are void from the day of issue on
  /// @param reason of looking, for a protected person
  /// @throws Refusal D151, D601, D611 to D613, D621, D625, M201 to M205
  UUID issue(
      Actor actor, UUID id, int version, TicketForm form, boolean voidOthers, String reason) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), AddPerson.JAPAN);
    ReissueReason because =
        ReissueReason.ofCode(form.reason())
            .orElseThrow(() -> FormChecks.refusal(PersonReason.ITEM_MISSING, "reissued"));
    return courses.write(
        actor.office(),
        () -> Named.person(id),
        AddPerson.ONE_AT_A_TIME,
        (area, _) -> {
          Kept person = current(persons.locked(area, id, reason), version);
          TicketChange.State state = form.state(person.person().birthDate(), today);
          var changes = new ArrayList<TicketChange>();
          changes.add(
              TicketChange.issued(AddPerson.number(area, tickets, form.typedNumber()), state));
          if (voidOthers) {
            changes.addAll(others(area, id, state.issued()));
          }
          Source source = Source.counter(actor, "");
          persons.change(area, person, person.items(), source, changes);
          int linked = doses.follow(area, source, id, changes);
          audit.enter(
              area,
              Deed.of(actor, RecordAction.TICKET_ISSUE)
                  .about(pseudonyms.of(area.code(), id))
                  .because(reason.isBlank() ? because.name() : reason.strip())
                  .with("voided", changes.size() - 1)
                  .with("linked", linked));
          return id;
        });
  }

  private List<TicketChange> others(Area area, UUID person, LocalDate day) {
    var changes = new ArrayList<TicketChange>();
    tickets
        .states(area, person)
        .forEach((number, state) -> {
          if (state.items().voided().isEmpty() && !day.isBefore(state.issued())) {
            changes.add(
                new TicketChange(
                    number,
                    Optional.of(state),
                    Optional.of(state.voided(day, VoidReason.REPLACED))));
          }
        });
    return changes;
  }

  /// @throws Refusal D621 if somebody else was faster
  static Kept current(Kept person, int version) {
    if (person.version() != version) {
      throw new Refusal(PersonReason.CHANGED_MEANWHILE);
    }
    return person;
  }
}
