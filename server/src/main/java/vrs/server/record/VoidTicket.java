package vrs.server.record;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Refusal;
import vrs.server.record.KeptPersons.Kept;
import vrs.server.record.OpenCourses.Named;

/// Makes a ticket void from a day on, for a reason (接種券の無効). It stays the person's: doses that were
/// given before count.
@Component
public final class VoidTicket {
  private final OpenCourses courses;
  private final KeptPersons persons;
  private final Tickets tickets;
  private final DosesOfPerson doses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;
  private final Clock clock;

  VoidTicket(
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
  /// @param day as written; empty for today
  /// @param code of a [VoidReason]
  /// @param reason of looking, for a protected person
  /// @throws Refusal D151, D601, D612 to D614, D621, D626, D627, M201 to M205
  UUID makeVoid(
      Actor actor, UUID id, int version, String number, String day, String code, String reason) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), AddPerson.JAPAN);
    VoidReason because =
        VoidReason.ofCode(code)
            .orElseThrow(() -> FormChecks.refusal(PersonReason.ITEM_MISSING, "voidReason"));
    return courses.write(
        actor.office(),
        () -> Named.person(id),
        AddPerson.ONE_AT_A_TIME,
        (area, _) -> {
          Kept person = IssueTicket.current(persons.locked(area, id, reason), version);
          TicketChange.State state =
              Optional.ofNullable(tickets.states(area, id).get(number))
                  .orElseThrow(() -> new Refusal(PersonReason.NO_SUCH_TICKET));
          if (state.items().voided().isPresent()) {
            throw new Refusal(PersonReason.VOID_ALREADY);
          }
          LocalDate voided =
              day.isBlank()
                  ? today
                  : FormChecks.lifetime("voided", day, person.person().birthDate(), today);
          if (voided.isBefore(state.issued())) {
            throw new Refusal(
                PersonReason.VOID_BEFORE_ISSUE,
                Map.of("field", "voided", "issued", state.issued()));
          }
          List<TicketChange> changes =
              List.of(
                  new TicketChange(
                      number, Optional.of(state), Optional.of(state.voided(voided, because))));
          Source source = Source.counter(actor, "");
          persons.change(area, person, person.items(), source, changes);
          doses.follow(area, source, id, changes);
          audit.enter(
              area,
              Deed.of(actor, RecordAction.TICKET_VOID)
                  .about(pseudonyms.of(area.code(), id))
                  .because(reason.isBlank() ? because.name() : reason.strip()));
          return id;
        });
  }
}
