package vrs.server.request;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Either side writes to a demand; agency and operator set its state with their words. All of it
/// stands in the municipality's area and in its log, so both sides see the same.
@Component
public final class WriteToDemand {
  private final Areas areas;
  private final Demands demands;
  private final Audit audit;

  WriteToDemand(Areas areas, Demands demands, Audit audit) {
    this.areas = areas;
    this.demands = demands;
    this.audit = audit;
  }

  /// The municipality writes to its own demand.
  ///
  /// @throws Refusal Q121 to Q123
  public Demand reply(Actor actor, UUID id, String text) {
    return write(actor, actor.office(), id, text, Optional.empty());
  }

  /// Agency or operator answers.
  ///
  /// @throws Refusal Q121 to Q123
  public Demand answer(
      Actor actor, AreaCode municipality, UUID id, String text, Optional<DemandState> state) {
    return write(actor, municipality, id, text, state);
  }

  private Demand write(
      Actor actor, AreaCode municipality, UUID id, String text, Optional<DemandState> state) {
    String checked = DemandWords.checked(text, DemandWords.LONGEST_TEXT);
    return areas.write(
        municipality,
        Set.of("demand-" + id),
        area -> {
          if (demands.byId(area, id).isEmpty()) {
            throw new Refusal(RequestReason.NO_SUCH_DEMAND);
          }
          demands.write(area, id, actor, checked, state);
          enter(area, actor, id, state);
          return demands.byId(area, id).orElseThrow();
        });
  }

  private void enter(Area area, Actor actor, UUID id, Optional<DemandState> state) {
    Deed deed = Deed.of(actor, RequestAction.DEMAND_MESSAGE).with("demand", id);
    audit.enter(area, state.map(set -> deed.with("state", set)).orElse(deed));
  }
}
