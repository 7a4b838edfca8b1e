package vrs.server.quality;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.CorrectTogether;
import vrs.server.record.Dose;
import vrs.server.record.Ground;
import vrs.server.record.ItemChanges;
import vrs.server.record.Rule;
import vrs.server.record.Source;

/// Corrects what was set wrong at a table for all its doses at once (一括訂正): previewed, then worked
/// off in pieces of some hundred, each a transaction that holds the tickets against the sites. What
/// has become of each dose is kept, so a correction that was cut off goes on where it stopped, and
/// a whole one can be taken back.
@Component
final class CorrectBulk {
  static final int MOST = 20_000;

  /// Doses whose tickets one transaction can lock; the database has room for some thousand locks.
  private static final int PIECE = 250;

  private final Areas areas;
  private final SelectedDoses selected;
  private final CorrectTogether correctTogether;
  private final Bulks bulks;
  private final Pseudonyms pseudonyms;
  private final Audit audit;

  CorrectBulk(
      Areas areas,
      SelectedDoses selected,
      CorrectTogether correctTogether,
      Bulks bulks,
      Pseudonyms pseudonyms,
      Audit audit) {
    this.areas = areas;
    this.selected = selected;
    this.correctTogether = correctTogether;
    this.bulks = bulks;
    this.pseudonyms = pseudonyms;
    this.audit = audit;
  }

  /// The doses of a selection, in pieces.
  ///
  /// @throws Refusal U205 if there are none, U206 if they are too many
  List<Map<UUID, Integer>> pieces(Area area, Selection selection) {
    Map<UUID, Integer> doses = selected.of(area, selection, MOST + 1);
    if (doses.isEmpty()) {
      throw new Refusal(QualityReason.NOTHING_SELECTED);
    }
    if (doses.size() > MOST) {
      throw new Refusal(QualityReason.TOO_MANY_SELECTED, Map.of("most", MOST));
    }
    var pieces = new ArrayList<Map<UUID, Integer>>();
    var piece = new HashMap<UUID, Integer>();
    for (var each : doses.entrySet()) {
      piece.put(each.getKey(), each.getValue());
      if (piece.size() == PIECE) {
        pieces.add(Map.copyOf(piece));
        piece.clear();
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(Map.copyOf(piece));
    }
    return pieces;
  }

  /// Tells whether the same doses are selected in the same versions.
  static String digest(List<Map<UUID, Integer>> pieces) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      pieces.stream()
          .flatMap(piece -> piece.entrySet().stream())
          .map(each -> each.getKey() + " " + each.getValue() + "\n")
          .sorted()
          .forEach(line -> digest.update(line.getBytes(US_ASCII)));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Stores what is to be done, and does it.
  ///
  /// @param seen the digest of the preview
  /// @return the correction's id
  /// @throws Refusal U207 if the selection is another by now: nothing is stored
  UUID correct(
      Actor actor, Selection selection, ItemChanges changes, Ground.Noted noted, String seen) {
    UUID id = UUID.randomUUID();
    areas.write(
        actor.office(),
        area -> {
          List<Map<UUID, Integer>> pieces = pieces(area, selection);
          if (!digest(pieces).equals(seen)) {
            throw new Refusal(QualityReason.SELECTION_CHANGED);
          }
          var doses = new HashMap<UUID, Integer>();
          pieces.forEach(doses::putAll);
          bulks.add(area, id, actor.account(), selection, changes, noted.why(), doses);
          audit.enter(
              area,
              Deed.of(actor, QualityAction.BULK)
                  .because(noted.ground().name())
                  .with("bulk", id)
                  .with("items", String.join(" ", changes.texts().keySet()))
                  .with("doses", doses.size()));
          return id;
        });
    goOn(actor, id);
    return id;
  }

  /// Corrects the doses that still wait.
  ///
  /// @throws Refusal U208
  void goOn(Actor actor, UUID id) {
    Bulks.Bulk bulk =
        areas.read(
            actor.office(),
            area ->
                bulks.byId(area, id).orElseThrow(() -> new Refusal(QualityReason.NO_SUCH_BULK)));
    var source = new Source(actor.account(), actor.device(), Source.Origin.BULK, id, bulk.why());
    while (true) {
      Map<UUID, Integer> piece =
          areas.read(actor.office(), area -> bulks.some(area, id, Bulks.State.WAITING, PIECE));
      if (piece.isEmpty()) {
        return;
      }
      correctTogether.correct(
          actor.office(),
          piece,
          bulk.changes(),
          source,
          (area, outcome) -> note(area, actor, id, outcome));
    }
  }

  private int note(Area area, Actor actor, UUID id, CorrectTogether.Outcome outcome) {
    var done = new HashSet<UUID>();
    var deeds = new ArrayList<Deed>();
    outcome
        .corrected()
        .forEach(change -> {
          done.add(change.after().id());
          deeds.add(deed(area, actor, QualityAction.BULK, id, change.after()));
        });
    var rules = new HashMap<UUID, String>();
    outcome
        .left()
        .forEach((dose, rule) -> rule.map(Rule::code).ifPresent(code -> rules.put(dose, code)));
    outcome.unchanged().forEach(dose -> rules.put(dose, Bulks.SAME));
    var left = new HashSet<>(outcome.left().keySet());
    left.addAll(outcome.unchanged());
    bulks.set(area, id, done, Bulks.State.DONE, Map.of());
    bulks.set(area, id, left, Bulks.State.LEFT, rules);
    if (!deeds.isEmpty()) {
      audit.enterAll(area, deeds);
    }
    return done.size();
  }

  /// Takes a correction back: each dose says again what it said before, as a further version, but
  /// for those that somebody changed since.
  ///
  /// @throws Refusal U208, U209
  void undo(Actor actor, UUID id) {
    boolean first =
        areas.write(
            actor.office(),
            area -> {
              bulks.byId(area, id).orElseThrow(() -> new Refusal(QualityReason.NO_SUCH_BULK));
              return bulks.undone(area, id, actor.account());
            });
    if (!first && left(actor, id, Bulks.State.DONE).isEmpty()) {
      throw new Refusal(QualityReason.BULK_UNDONE);
    }
    var source = new Source(actor.account(), actor.device(), Source.Origin.BULK, id, "undone");
    Map<UUID, Integer> waiting = left(actor, id, Bulks.State.WAITING);
    while (!waiting.isEmpty()) {
      var never = waiting.keySet();
      areas.write(
          actor.office(),
          area -> {
            bulks.set(area, id, never, Bulks.State.BACK, Map.of());
            return true;
          });
      waiting = left(actor, id, Bulks.State.WAITING);
    }
    Map<UUID, Integer> piece = left(actor, id, Bulks.State.DONE);
    while (!piece.isEmpty()) {
      correctTogether.takeBack(
          actor.office(),
          piece.keySet(),
          id,
          source,
          (area, taken) -> {
            List<UUID> back = taken.back().stream().map(Dose::id).toList();
            bulks.set(area, id, back, Bulks.State.BACK, Map.of());
            bulks.set(area, id, taken.kept(), Bulks.State.KEPT, Map.of());
            audit.enterAll(
                area,
                taken.back().stream()
                    .map(dose -> deed(area, actor, QualityAction.BULK_UNDO, id, dose))
                    .toList());
            return true;
          });
      piece = left(actor, id, Bulks.State.DONE);
    }
  }

  private Map<UUID, Integer> left(Actor actor, UUID id, Bulks.State state) {
    return areas.read(actor.office(), area -> bulks.some(area, id, state, PIECE));
  }

  private Deed deed(Area area, Actor actor, QualityAction action, UUID bulk, Dose dose) {
    Deed deed = Deed.of(actor, action).with("bulk", bulk).with("dose", dose.id());
    return dose.person().map(person -> deed.about(pseudonyms.of(area.code(), person))).orElse(deed);
  }
}
