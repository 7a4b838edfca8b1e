package vrs.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.OpenCourses.Named;

/// Takes back the last change that somebody made to a dose on the same day (元に戻す): the dose says
/// again what it said before, as a further version. Certificates that the change revoked stay
/// revoked: they may be known as such everywhere by now.
@Component
public final class UndoDoseChange {
  /// The reason of the versions of a bulk correction or merging that was taken back.
  static final String UNDONE = "undone";

  private static final Set<Source.Origin> OWN =
      EnumSet.of(Source.Origin.COUNTER, Source.Origin.UNDO);

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Areas areas;
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final DoseVersions versions;
  private final Masters masters;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  UndoDoseChange(
      Areas areas,
      OpenCourses courses,
      DoseChanges changes,
      DoseVersions versions,
      Masters masters,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.courses = courses;
    this.changes = changes;
    this.versions = versions;
    this.masters = masters;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// The change of a dose that a person can take back now.
  static Optional<DoseVersion> undoable(Actor actor, List<DoseVersion> versions, Instant now) {
    return versions.reversed().stream()
        .filter(DoseVersion::byHand)
        .findFirst()
        .filter(last -> OWN.contains(last.source().origin()))
        .filter(last -> last.source().actor().equals(actor.account()))
        .filter(last -> day(last.recorded()).equals(day(now)));
  }

  static Source source(Actor actor) {
    return new Source(actor.account(), actor.device(), Source.Origin.UNDO, null, "");
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, JAPAN);
  }

  /// @throws Refusal U101, U111, U112, D306
  public UUID undo(Actor actor, UUID id) {
    try {
      return courses.write(
          actor.office(),
          () -> new Named(List.of(id), tickets(actor, id), List.of()),
          Set.of(),
          (area, held) -> {
            List<DoseVersion> all = versions.of(area, id);
            DoseVersion last =
                undoable(actor, all, area.time())
                    .orElseThrow(() -> new Refusal(DoseReason.NOT_YOURS_TO_UNDO));
            var back = new StepBack(masters.current(), held);
            back.before(id, all, last);
            changedWith(area, held, id, last)
                .forEach(other -> back.before(other, versions.of(area, other), last));
            back.apply(area, source(actor), changes);
            audit.enter(area, deed(area, actor, id, last));
            return id;
          });
    } catch (DuplicateKeyException e) {
      throw new Refusal(DoseReason.CANNOT_UNDO);
    }
  }

  private Set<TicketNumber> tickets(Actor actor, UUID id) {
    List<DoseVersion> all = areas.read(actor.office(), area -> versions.of(area, id));
    if (all.isEmpty()) {
      throw new Refusal(DoseReason.NO_SUCH_DOSE);
    }
    var tickets = new HashSet<TicketNumber>();
    all.forEach(version -> tickets.add(version.items().ticket()));
    return tickets;
  }

  /// The dose with which it exchanged numbers, if it did.
  private List<UUID> changedWith(Area area, HeldCourses held, UUID id, DoseVersion last) {
    return held.doses().stream()
        .map(Dose::id)
        .filter(other -> !other.equals(id))
        .filter(other ->
            versions.of(area, other).reversed().stream()
                .filter(DoseVersion::byHand)
                .findFirst()
                .filter(version -> StepBack.isOneChange(version, last))
                .isPresent())
        .toList();
  }

  private Deed deed(Area area, Actor actor, UUID id, DoseVersion last) {
    Deed deed = Deed.of(actor, DoseAction.UNDO).with("dose", id).with("version", last.version());
    return last.person().map(person -> deed.about(pseudonyms.of(area.code(), person))).orElse(deed);
  }
}
