package vrs.server.record;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Conflicts.Conflict;
import vrs.server.record.Conflicts.Decision;
import vrs.server.record.CourseEdits.Edited;
import vrs.server.record.OpenCourses.Named;

/// Staff decide on a dose that contradicts a recorded one (照合待ちの判断): the recorded one is right, the
/// new one is, or both were given and one had a wrong number or day. Nothing is lost either way,
/// and whoever decided can take it back on the same day.
@Component
public final class DecideConflict {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final Areas areas;
  private final OpenCourses courses;
  private final Conflicts conflicts;
  private final DoseChanges changes;
  private final DoseVersions versions;
  private final Masters masters;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  DecideConflict(
      Areas areas,
      OpenCourses courses,
      Conflicts conflicts,
      DoseChanges changes,
      DoseVersions versions,
      Masters masters,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.courses = courses;
    this.conflicts = conflicts;
    this.changes = changes;
    this.versions = versions;
    this.masters = masters;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// The recorded dose is right.
  ///
  /// @throws Refusal U107, U108, U116, U150
  public UUID dismiss(Actor actor, UUID id, DoseEntry entry) {
    Ground.Noted noted = entry.noted();
    return areas.write(
        actor.office(),
        area -> {
          Conflict conflict = waiting(area, id);
          decided(area, actor, conflict, Decision.DISMISSED, noted);
          return id;
        });
  }

  /// The new one is right: the recorded dose is corrected to what it says.
  ///
  /// @param recorded the dose that it corrects
  /// @param version of that, which was looked at
  /// @param entry accepted findings, ground and note
  /// @throws Refusal U101, U107, U108, U116, U150; D301, D302 with the findings; D306
  public Dose take(Actor actor, UUID id, UUID recorded, int version, DoseEntry entry) {
    MasterData master = masters.current();
    Ground.Noted noted = entry.noted();
    DoseItems items = items(actor, id);
    return courses.write(
        actor.office(),
        Named.dose(recorded).and(items.ticket()),
        (area, held) -> {
          Conflict conflict = waiting(area, id);
          Dose before = held.dose(recorded).orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_DOSE));
          if (before.version() != version) {
            throw new Refusal(RecordReason.CHANGED_MEANWHILE);
          }
          Edited edited =
              new CourseEdits(master, held)
                  .correct(before, conflict.dose().items(), entry.acceptedRules(), true)
                  .run();
          DoseFindings.requireSettled(edited.dose(recorded).assessment());
          changes.apply(area, source(actor, id, noted), edited, "another dose was corrected");
          decided(area, actor, conflict, Decision.TAKEN, noted);
          return edited.dose(recorded);
        });
  }

  /// Both were given: the new one is registered as staff say.
  ///
  /// @throws Refusal U102 to U108, U116, U150, M201 to M205; D301, D302 with the findings
  public Dose register(Actor actor, UUID id, DoseEntry entry) {
    MasterData master = masters.current();
    Ground.Noted noted = entry.noted();
    DoseItems items = entry.items(actor.office(), master);
    return courses.write(
        actor.office(),
        new Named(List.of(id), List.of(items.ticket()), List.of()),
        (area, held) -> {
          Conflict conflict = waiting(area, id);
          int version = versions.of(area, id).size() + 1; // more if that was taken back before
          var entered = new Assessment(List.of(), entry.acceptedRules(), true);
          Edited edited =
              new CourseEdits(master, held)
                  .add(
                      Dose.of(
                          id, items, held.holder(items.ticket()), entered, version, area.time()))
                  .run();
          Dose dose = edited.dose(id);
          DoseFindings.requireSettled(dose.assessment());
          changes.apply(area, source(actor, id, noted), edited, "another dose was added");
          decided(area, actor, conflict, Decision.REGISTERED, noted);
          return dose;
        });
  }

  /// Takes one's own decision of today back: the dose waits again.
  ///
  /// @throws Refusal U111, U112, U116, U150, D306
  public UUID undo(Actor actor, UUID id) {
    try {
      return courses.write(
          actor.office(),
          () -> areas.read(actor.office(), area -> changed(area, id)),
          Set.of(),
          (area, held) -> {
            Conflict conflict =
                conflicts
                    .byId(area, id)
                    .filter(each -> each.decided().isPresent())
                    .orElseThrow(() -> new Refusal(gone(area, id)));
            requireOwn(area, actor, conflict.decided().orElseThrow());
            var back = new StepBack(masters.current(), held);
            for (UUID dose : changedBy(area, id)) {
              List<DoseVersion> all = versions.of(area, dose);
              back.before(dose, all, lastByHand(all, id));
            }
            back.apply(area, UndoDoseChange.source(actor), changes);
            conflicts.reopen(area, id);
            audit.enter(area, deed(area, actor, conflict).with("decision", "undone"));
            return id;
          });
    } catch (DuplicateKeyException e) {
      throw new Refusal(DoseReason.CANNOT_UNDO);
    }
  }

  /// The doses that the decision changed, on all tickets that they were ever on.
  private Named changed(Area area, UUID id) {
    Set<UUID> doses = changedBy(area, id);
    Set<TicketNumber> tickets =
        Stream.concat(doses.stream(), Stream.of(id))
            .flatMap(dose -> versions.of(area, dose).stream())
            .map(version -> version.items().ticket())
            .collect(Collectors.toSet());
    return new Named(doses, tickets, List.of());
  }

  /// The last change that somebody made has to be the decision.
  private static DoseVersion lastByHand(List<DoseVersion> all, UUID conflict) {
    return all.reversed().stream()
        .filter(DoseVersion::byHand)
        .findFirst()
        .filter(last -> last.source().origin() == Source.Origin.CONFLICT)
        .filter(last -> conflict.equals(last.source().originId()))
        .orElseThrow(() -> new Refusal(DoseReason.CANNOT_UNDO));
  }

  private static void requireOwn(Area area, Actor actor, Conflicts.Decided decided) {
    boolean today =
        LocalDate.ofInstant(decided.at(), JAPAN).equals(LocalDate.ofInstant(area.time(), JAPAN));
    if (!today || !decided.account().equals(actor.account())) {
      throw new Refusal(DoseReason.NOT_YOURS_TO_UNDO);
    }
  }

  /// The dose that a decision changed or brought, by the version that names the decision.
  private static Set<UUID> changedBy(Area area, UUID conflict) {
    return Set.copyOf(
        area.sql(
                """
                select v.dose
                  from dose_conflict c
                 cross join lateral (
                        select dose from dose_version
                         where area = :area and recorded = c.decided and origin = 'CONFLICT'
                           and origin_id = c.id offset 0) v
                 where c.area = :area and c.id = :id
                """)
            .param("id", conflict)
            .query(UUID.class)
            .list());
  }

  private DoseItems items(Actor actor, UUID id) {
    return areas.read(
        actor.office(),
        area ->
            conflicts
                .byId(area, id)
                .map(conflict -> conflict.dose().items())
                .orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_CONFLICT)));
  }

  private Conflict waiting(Area area, UUID id) {
    return conflicts.lock(area, id).orElseThrow(() -> new Refusal(gone(area, id)));
  }

  /// Why one does not wait: somebody has decided, or it never did.
  private DoseReason gone(Area area, UUID id) {
    return conflicts.byId(area, id).isPresent()
        ? DoseReason.CONFLICT_DECIDED
        : DoseReason.NO_SUCH_CONFLICT;
  }

  private static Source source(Actor actor, UUID conflict, Ground.Noted noted) {
    return new Source(
        actor.account(), actor.device(), Source.Origin.CONFLICT, conflict, noted.why());
  }

  private void decided(
      Area area, Actor actor, Conflict conflict, Decision decision, Ground.Noted noted) {
    conflicts.decide(area, conflict.dose().id(), decision, actor.account(), noted.why());
    audit.enter(
        area,
        deed(area, actor, conflict)
            .because(noted.ground().name())
            .with("decision", decision.name()));
  }

  private Deed deed(Area area, Actor actor, Conflict conflict) {
    Deed deed = Deed.of(actor, DoseAction.DECIDE_CONFLICT).with("dose", conflict.dose().id());
    Optional<UUID> person = conflict.dose().person();
    return person.map(id -> deed.about(pseudonyms.of(area.code(), id))).orElse(deed);
  }
}
