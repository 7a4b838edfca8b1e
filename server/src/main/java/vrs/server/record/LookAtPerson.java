package vrs.server.record;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Shows staff one person with tickets and doses. The look is in the log before anything is shown.
@Component
public final class LookAtPerson {
  private final Areas areas;
  private final Persons persons;
  private final Tickets tickets;
  private final Doses doses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  LookAtPerson(
      Areas areas,
      Persons persons,
      Tickets tickets,
      Doses doses,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.persons = persons;
    this.tickets = tickets;
    this.doses = doses;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// All that is known of one person.
  public record Look(Person person, List<Ticket> tickets, List<Dose> doses) {
    public Look {
      tickets = List.copyOf(tickets);
      doses = List.copyOf(doses);
    }
  }

  /// @param reason needed for a protected person, else empty
  /// @throws Refusal D151, D152
  public Look look(Actor actor, UUID id, String reason) {
    Look look =
        areas.read(
            actor.office(),
            area ->
                new Look(
                    persons
                        .byId(area, id)
                        .orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON)),
                    tickets.of(area, id),
                    doses.of(area, id)));
    Deed deed = Deed.of(actor, RecordAction.PERSON_LOOK).about(pseudonyms.of(actor.office(), id));
    if (!look.person().withheld()) {
      audit.look(actor.office(), deed);
      return look;
    }
    String because = reason.strip();
    if (because.isEmpty() || because.length() > 200) {
      audit.look(actor.office(), deed.refused(ImportReason.REASON_NEEDED));
      throw new Refusal(ImportReason.REASON_NEEDED);
    }
    audit.look(actor.office(), deed.because(because));
    return look;
  }
}
