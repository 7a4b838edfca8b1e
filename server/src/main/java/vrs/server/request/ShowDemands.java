package vrs.server.request;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;

/// Shows demands to both sides. They hold no personal data, so looking at them is no look at
/// anybody's record.
@Component
public final class ShowDemands {
  private final Areas areas;
  private final Nation nation;
  private final Demands demands;

  ShowDemands(Areas areas, Nation nation, Demands demands) {
    this.areas = areas;
    this.nation = nation;
    this.demands = demands;
  }

  /// A demand with all that was written to it.
  public record Told(Demand demand, List<DemandMessage> messages) {
    public Told {
      messages = List.copyOf(messages);
    }
  }

  /// The municipality's own.
  public List<Demand> own(Actor actor) {
    return areas.read(actor.office(), demands::of);
  }

  /// Everybody's, for agency and operator.
  public List<Demand> all() {
    return nation.read(demands::ofAll);
  }

  public List<PublishedAnswer> published() {
    return nation.read(demands::published);
  }

  /// @throws Refusal Q121
  public Told thread(AreaCode municipality, UUID id) {
    return areas.read(
        municipality,
        area ->
            new Told(
                demands.byId(area, id).orElseThrow(() -> new Refusal(RequestReason.NO_SUCH_DEMAND)),
                demands.messages(area, id)));
  }
}
