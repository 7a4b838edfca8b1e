package vrs.server.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Conflicts;
import vrs.server.record.Dose;
import vrs.server.record.DoseAction;
import vrs.server.record.DoseReason;
import vrs.server.record.DoseVersion;
import vrs.server.record.DoseVersions;
import vrs.server.record.LookAtPerson;
import vrs.server.record.PersonLooks;
import vrs.server.record.Source;
import vrs.server.record.Ticket;
import vrs.server.record.Tickets;
import vrs.server.scan.TicketStrips;
import vrs.server.staff.StaffNames;

/// Shows a dose that contradicts a recorded one beside that: what each says, who sent it, when, and
/// from which device.
@Component
final class ShowConflict {
  private final Areas areas;
  private final Conflicts conflicts;
  private final DoseVersions versions;
  private final Tickets tickets;
  private final PersonLooks looks;
  private final TicketStrips strips;
  private final StaffNames names;
  private final AtWork atWork;
  private final Audit audit;

  ShowConflict(
      Areas areas,
      Conflicts conflicts,
      DoseVersions versions,
      Tickets tickets,
      PersonLooks looks,
      TicketStrips strips,
      StaffNames names,
      AtWork atWork,
      Audit audit) {
    this.areas = areas;
    this.conflicts = conflicts;
    this.versions = versions;
    this.tickets = tickets;
    this.looks = looks;
    this.strips = strips;
    this.names = names;
    this.atWork = atWork;
    this.audit = audit;
  }

  /// One of the two records.
  ///
  /// @param source of its first version
  /// @param who sent it; empty if the person is of another office
  /// @param strip whether there is a picture of its ticket
  public record Side(Dose dose, Source source, String who, String device, boolean strip) {}

  /// @param look at the person who holds the ticket
  /// @param recorded what it contradicts; none if that has been corrected meanwhile
  public record Shown(
      Conflicts.Conflict conflict,
      Side fresh,
      Optional<Side> recorded,
      Optional<LookAtPerson.Look> look) {

    public boolean waiting() {
      return conflict.decided().isEmpty();
    }

    /// The person's further doses.
    public List<Dose> others() {
      return look.stream()
          .flatMap(each -> each.doses().stream())
          .filter(dose -> recorded.filter(side -> side.dose().id().equals(dose.id())).isEmpty())
          .filter(dose -> !dose.id().equals(fresh.dose().id()))
          .toList();
    }
  }

  /// @param reason needed for a protected person, if none was given lately
  /// @throws Refusal U150, D152
  Shown show(Actor actor, UUID id, String reason) {
    record Read(Conflicts.Conflict conflict, Optional<UUID> holder) {}
    Read read =
        areas.read(
            actor.office(),
            area -> {
              Conflicts.Conflict conflict =
                  conflicts
                      .byId(area, id)
                      .orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_CONFLICT));
              return new Read(
                  conflict, tickets.byNumber(area, conflict.dose().ticket()).map(Ticket::person));
            });
    Optional<LookAtPerson.Look> look = read.holder.map(person -> looks.look(actor, person, reason));
    if (look.isEmpty()) {
      audit.look(actor.office(), Deed.of(actor, DoseAction.LOOK).with("dose", id));
    }
    atWork.looks(actor, id);
    Optional<Dose> rival = look.flatMap(each -> rival(read.conflict.dose(), each.doses()));
    return areas.read(
        actor.office(),
        area ->
            new Shown(
                read.conflict,
                side(area, read.conflict.dose(), read.conflict.source()),
                rival.map(dose -> side(area, dose, first(area, dose))),
                look));
  }

  /// The recorded dose that it is most likely to be: of the same number, or else of the same day.
  private static Optional<Dose> rival(Dose fresh, List<Dose> recorded) {
    return recorded.stream()
        .filter(dose -> !dose.id().equals(fresh.id()))
        .filter(dose -> dose.number() == fresh.number())
        .findFirst()
        .or(() ->
            recorded.stream()
                .filter(dose -> !dose.id().equals(fresh.id()))
                .filter(dose -> dose.given().equals(fresh.given()))
                .findFirst());
  }

  private Source first(Area area, Dose dose) {
    return versions.of(area, dose.id()).stream().map(DoseVersion::source).findFirst().orElseThrow();
  }

  private Side side(Area area, Dose dose, Source source) {
    var ids = new HashSet<UUID>();
    ids.add(source.actor());
    UUID device = source.device();
    if (device != null) {
      ids.add(device);
    }
    Map<UUID, String> known = names.of(area, ids);
    UUID reading = source.origin() == Source.Origin.READING ? source.originId() : null;
    return new Side(
        dose,
        source,
        known.getOrDefault(source.actor(), ""),
        device == null ? "" : known.getOrDefault(device, ""),
        reading != null && strips.has(area, reading));
  }
}
