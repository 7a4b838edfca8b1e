package vrs.server.record;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Adds a person with a first ticket at the counter (C2): somebody whom no file has told yet.
@Component
public final class AddPerson {
  /// Two who take the next number of the area take it one after the other; and nobody stores an
  /// address while the municipality chooses to keep none.
  static final Set<String> ONE_AT_A_TIME = Set.of("address", "ticket");

  static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Areas areas;
  private final Persons persons;
  private final KeptPersons kept;
  private final Tickets tickets;
  private final DosesOfPerson doses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;
  private final Clock clock;

  AddPerson(
      Areas areas,
      Persons persons,
      KeptPersons kept,
      Tickets tickets,
      DosesOfPerson doses,
      Pseudonyms pseudonyms,
      Audit audit,
      Clock clock) {
    this.areas = areas;
    this.persons = persons;
    this.kept = kept;
    this.tickets = tickets;
    this.doses = doses;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
    this.clock = clock;
  }

  /// @param id chosen by the sender: who sends the form again adds nobody else (A4)
  /// @throws Refusal D601 to D616, D623 to D625, M201 to M205
  UUID add(Actor actor, UUID id, Map<PersonItem, String> typed, TicketForm ticket, String why) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    Source source = Source.counter(actor, FormChecks.why(why));
    return areas.write(
        actor.office(),
        CourseLocks.of(ONE_AT_A_TIME),
        area -> {
          if (persons.byId(area, id).isPresent()) {
            return id;
          }
          PersonItems items = PersonForm.check(typed, today, AddressChoices.kept(area));
          TicketChange first =
              TicketChange.issued(
                  number(area, tickets, ticket.typedNumber()),
                  ticket.state(new BirthDate(items.get(PersonItem.BIRTH_DATE)), today));
          kept.add(area, id, items, source, first);
          int linked = doses.follow(area, source, id, List.of(first));
          audit.enter(
              area,
              Deed.of(actor, RecordAction.PERSON_ADD)
                  .about(pseudonyms.of(area.code(), id))
                  .with("linked", linked));
          return id;
        });
  }

  /// The number that was typed, else the next one.
  static String number(Area area, Tickets tickets, Optional<String> typed) {
    return typed.orElseGet(() ->
        tickets
            .nextFree(area)
            .orElseThrow(() -> FormChecks.refusal(PersonReason.TICKET_TAKEN, "ticket"))
            .digits());
  }
}
