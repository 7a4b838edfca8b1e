package vrs.server.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.record.DoseChanges.Change;
import vrs.server.record.OpenCourses.Named;
import vrs.server.record.PersonMerges.Merge;

/// Makes one of two records of the same person (重複登録の統合). One remains; tickets, doses and all else
/// of the other go over to it, numbers that it lacks as well, and the rules are run over the whole
/// course. What went over is kept, so that it can be taken back completely, and the other's address
/// leads to who remains.
@Component
public final class MergePersons {
  private static final String TICKETS = "ticket";

  private final OpenCourses courses;
  private final DoseChanges changes;
  private final RecheckDoses recheck;
  private final MergedItems items;
  private final PersonMerges merges;
  private final Set<String> tables;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  MergePersons(
      OpenCourses courses,
      DoseChanges changes,
      RecheckDoses recheck,
      MergedItems items,
      PersonMerges merges,
      List<Belongings> belongings,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.courses = courses;
    this.changes = changes;
    this.recheck = recheck;
    this.items = items;
    this.merges = merges;
    this.tables =
        new TreeSet<>(belongings.stream().flatMap(each -> each.tables().stream()).toList());
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// @param remaining who remains, with the version that was looked at
  /// @param other whose record goes over, with the version that was looked at
  public record Two(UUID remaining, int version, UUID other, int otherVersion) {}

  /// @return the merging's id
  /// @throws Refusal D151, U107, U108; U117 if both have Individual Numbers and they differ; U118
  ///   if one is protected and nothing is noted; D306
  public UUID merge(Actor actor, Two two, Ground.Noted noted) {
    UUID id = UUID.randomUUID();
    var source = new Source(actor.account(), null, Source.Origin.MERGE, id, noted.why());
    return courses.write(
        actor.office(),
        new Named(List.of(), List.of(), List.of(two.remaining, two.other)),
        (area, held) -> {
          MergedItems.Items remaining = existing(area, two.remaining, two.version);
          MergedItems.Items other = existing(area, two.other, two.otherVersion);
          requireOnePerson(remaining, other, noted);
          Map<String, String> changing = MergedItems.changing(remaining, other);
          Map<String, List<String>> moved = move(area, two);
          items.lastVersion(area, two.other, other, two.remaining, source);
          merges.add(
              area,
              new Merge(
                  id,
                  area.time(),
                  actor.account(),
                  two.remaining,
                  two.other,
                  noted.why(),
                  moved,
                  Optional.empty()),
              changing);
          items.take(area, two.remaining, two.other, other, changing, source);
          moveDoses(area, held, two.other, two.remaining, source);
          enter(area, actor, DoseAction.MERGE, id, noted.ground().name(), two);
          return id;
        });
  }

  /// Takes a merging back.
  ///
  /// @throws Refusal U119 if there is none, U112 if what happened since stands in the way, D306
  public Merge undo(Actor actor, UUID id) {
    Merge known = known(actor, id);
    var source = new Source(actor.account(), null, Source.Origin.MERGE, id, UndoDoseChange.UNDONE);
    try {
      return courses.write(
          actor.office(),
          new Named(List.of(), List.of(), List.of(known.person())),
          (area, held) -> {
            Merge merge =
                merges
                    .lock(area, id)
                    .filter(each -> each.undone().isEmpty())
                    .orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_MERGE));
            items.of(area, merge.person()).orElseThrow(() -> new Refusal(DoseReason.CANNOT_UNDO));
            items.giveBack(area, merge.person(), merges.before(area, id), source);
            merges.restore(area, id, versionAfter(area, merge.other()));
            items.version(area, merge.other(), source);
            moveBack(area, held, merge, source);
            merges.undone(area, id, actor.account());
            var two = new Two(merge.person(), 0, merge.other(), 0);
            enter(area, actor, DoseAction.UNDO_MERGE, id, UndoDoseChange.UNDONE, two);
            return merge;
          });
    } catch (DuplicateKeyException e) {
      throw new Refusal(DoseReason.CANNOT_UNDO);
    }
  }

  private Merge known(Actor actor, UUID id) {
    return courses.read(
        actor.office(),
        new Named(List.of(), List.of(), List.of()),
        (area, _) ->
            merges.byId(area, id).orElseThrow(() -> new Refusal(DoseReason.NO_SUCH_MERGE)));
  }

  private MergedItems.Items existing(Area area, UUID person, int version) {
    MergedItems.Items found =
        items.of(area, person).orElseThrow(() -> new Refusal(ImportReason.NO_SUCH_PERSON));
    if (found.version() != version) {
      throw new Refusal(RecordReason.CHANGED_MEANWHILE);
    }
    return found;
  }

  private static void requireOnePerson(
      MergedItems.Items remaining, MergedItems.Items other, Ground.Noted noted) {
    if (remaining.lookup().isPresent() && other.lookup().isPresent()) {
      throw new Refusal(DoseReason.TWO_NUMBERS);
    }
    boolean withheld = remaining.withheld() || other.withheld();
    if (withheld && noted.note().isEmpty()) {
      throw new Refusal(DoseReason.PROTECTED_NEEDS_NOTE, Map.of("field", "note"));
    }
  }

  private Map<String, List<String>> move(Area area, Two two) {
    var moved = new LinkedHashMap<String, List<String>>();
    for (String table : tables) {
      moved.put(table, merges.move(area, table, two.other, two.remaining));
    }
    moved.put(
        TICKETS,
        area.sql(
                """
                update ticket set person = :to
                 where area = :area and person = :from returning number
                """)
            .param("from", two.other)
            .param("to", two.remaining)
            .query(String.class)
            .list());
    return moved;
  }

  private void moveBack(Area area, HeldCourses held, Merge merge, Source source) {
    List<String> tickets = merge.moved().getOrDefault(TICKETS, List.of());
    area.sql(
            """
            update ticket set person = :to
             where area = :area and person = :from and number = any(cast(:numbers as text[]))
            """)
        .param("from", merge.person())
        .param("to", merge.other())
        .param("numbers", tickets.toArray(String[]::new))
        .update();
    for (String table : tables) {
      List<String> ids = merge.moved().getOrDefault(table, List.of());
      merges.moveBack(area, table, ids, merge.person(), merge.other());
    }
    var back = new ArrayList<Change>();
    for (Dose dose : held.ofPerson(merge.person()).orElseThrow().doses()) {
      if (tickets.contains(dose.ticket().digits())) {
        back.add(new Change(dose, dose.of(merge.other(), dose.assessment())));
      }
    }
    changes.apply(area, source, back);
    recheck.ofPersons(
        area, source.ofRules("persons became two again"), List.of(merge.person(), merge.other()));
  }

  private void moveDoses(Area area, HeldCourses held, UUID from, UUID to, Source source) {
    var moved = new ArrayList<Change>();
    for (Dose dose : held.ofPerson(from).orElseThrow().doses()) {
      moved.add(new Change(dose, dose.of(to, dose.assessment())));
    }
    changes.apply(area, source, moved);
    recheck.ofPersons(area, source.ofRules("persons were merged"), List.of(to));
  }

  private static int versionAfter(Area area, UUID person) {
    return area.sql(
            """
            select coalesce(max(version), 0) + 1 from person_version
             where area = :area and person = :person
            """)
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  private void enter(Area area, Actor actor, DoseAction action, UUID id, String because, Two two) {
    Deed deed = Deed.of(actor, action).because(because).with("merge", id);
    audit.enterAll(
        area,
        List.of(
            deed.about(pseudonyms.of(area.code(), two.remaining)).with("remains", true),
            deed.about(pseudonyms.of(area.code(), two.other)).with("remains", false)));
  }
}
