package vrs.server.record;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
import vrs.server.record.PersonVersions.Version;

/// Takes one's own last change of a person back: a further version with the items and tickets as
/// they were before. Nothing is forgotten, and who takes that back too has the change again.
@Component
public final class UndoPersonChange {
  private static final Set<Source.Origin> OWN =
      EnumSet.of(Source.Origin.COUNTER, Source.Origin.UNDO);

  private final OpenCourses courses;
  private final KeptPersons persons;
  private final PersonVersions versions;
  private final Tickets tickets;
  private final DosesOfPerson doses;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  UndoPersonChange(
      OpenCourses courses,
      KeptPersons persons,
      PersonVersions versions,
      Tickets tickets,
      DosesOfPerson doses,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.courses = courses;
    this.persons = persons;
    this.versions = versions;
    this.tickets = tickets;
    this.doses = doses;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// Whether somebody may take a version back, if it is the last one.
  static boolean isOwn(Actor actor, Version version) {
    return version.number() > 1
        && OWN.contains(version.source().origin())
        && version.source().actor().equals(actor.account());
  }

  /// @param version that the screen showed
  /// @param reason of looking, for a protected person
  /// @throws Refusal D151, D621, D628, D629
  UUID undo(Actor actor, UUID id, int version, String reason) {
    return courses.write(
        actor.office(),
        () -> Named.person(id),
        AddPerson.ONE_AT_A_TIME,
        (area, _) -> {
          Kept person = IssueTicket.current(persons.locked(area, id, reason), version);
          Version last =
              versions
                  .of(area, id, version)
                  .filter(each -> isOwn(actor, each))
                  .orElseThrow(() -> new Refusal(PersonReason.NOT_TO_UNDO));
          PersonItems before =
              persons
                  .items(area, id, version - 1)
                  .orElseThrow(() -> new Refusal(PersonReason.NOT_TO_UNDO));
          List<TicketChange> changes =
              PersonContent.tickets(last.content()).stream().map(TicketChange::reversed).toList();
          changes.forEach(each -> refuseIfUsed(area, each));
          Source source = new Source(actor.account(), actor.device(), Source.Origin.UNDO, null, "");
          persons.change(area, person, before, source, changes);
          doses.follow(area, source, id, changes);
          audit.enter(
              area,
              Deed.of(actor, RecordAction.PERSON_UNDO)
                  .about(pseudonyms.of(area.code(), id))
                  .because(reason.isBlank() ? "own change" : reason.strip())
                  .with("version", version + 1));
          return id;
        });
  }

  /// Taking the issue back would leave a dose on a ticket that nobody has.
  private void refuseIfUsed(Area area, TicketChange change) {
    if (change.now().isEmpty() && tickets.isUsed(area, change.number())) {
      throw new Refusal(PersonReason.TICKET_IN_USE);
    }
  }
}
