package vrs.server.municipality;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.municipality.Agreements.Act;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// A municipality agrees to terms, or withdraws (確認事項への同意). Nobody can do it for another one: the
/// area is that of the actor's own office (B2).
@Component
public final class Agree {
  private static final int LONGEST_REFERENCE = 100;
  private final Areas areas;
  private final Agreements agreements;
  private final Audit audit;

  Agree(Areas areas, Agreements agreements, Audit audit) {
    this.areas = areas;
    this.agreements = agreements;
    this.audit = audit;
  }

  /// Where a municipality stands with some terms.
  ///
  /// @param last the latest act; absent: never agreed
  public record State(Terms terms, boolean agreed, Optional<Act> last) {}

  /// All terms in their order, with the own municipality's latest act.
  public List<State> states(Actor actor) {
    return areas.read(
        actor.office(),
        area -> {
          Map<Terms, Act> last = new EnumMap<>(Terms.class);
          agreements.history(area).forEach(act -> last.putIfAbsent(act.terms(), act));
          return List.of(Terms.values()).stream()
              .map(terms ->
                  new State(
                      terms, agreements.hold(area, terms), Optional.ofNullable(last.get(terms))))
              .toList();
        });
  }

  /// @param reference of the internal approval (決裁), as the municipality writes it
  /// @throws Refusal M101 to M103
  public void agree(Actor actor, Terms terms, String reference) {
    areas.write(
        actor.office(),
        area -> {
          if (terms != Terms.MAIN && !agreements.hold(area, Terms.MAIN)) {
            throw new Refusal(AgreementReason.MAIN_TERMS_FIRST);
          }
          return act(area, actor, terms, true, reference);
        });
  }

  /// Withdraws. Whoever withdraws from the main terms withdraws from all that rests on them.
  ///
  /// @throws Refusal M101, M102
  public void withdraw(Actor actor, Terms terms, String reference) {
    areas.write(
        actor.office(),
        area -> {
          if (terms == Terms.MAIN) {
            for (Terms other : Terms.values()) {
              if (other != Terms.MAIN && agreements.hold(area, other)) {
                act(area, actor, other, false, reference);
              }
            }
          }
          return act(area, actor, terms, false, reference);
        });
  }

  private UUID act(Area area, Actor actor, Terms terms, boolean agreed, String text) {
    String reference = text.strip();
    if (reference.isEmpty()
        || reference.length() > LONGEST_REFERENCE
        || reference.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(AgreementReason.REFERENCE_MISSING, Map.of("most", LONGEST_REFERENCE));
    }
    if (agreements.hold(area, terms) == agreed) {
      throw new Refusal(AgreementReason.NOTHING_TO_CHANGE);
    }
    agreements.add(
        area, new Act(terms, terms.version(), area.time(), agreed, actor.account(), reference));
    audit.enter(
        area,
        Deed.of(actor, agreed ? AgreementAction.AGREE : AgreementAction.WITHDRAW)
            .with("terms", terms.name())
            .with("version", terms.version()));
    return actor.account();
  }
}
