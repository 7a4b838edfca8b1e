package vrs.server.request;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Agency or operator shows an answer to all municipalities, or takes it back (B7). The question's
/// title goes with it, not whose it was.
@Component
public final class PublishAnswer {
  private final Areas areas;
  private final Demands demands;
  private final Audit audit;

  PublishAnswer(Areas areas, Demands demands, Audit audit) {
    this.areas = areas;
    this.demands = demands;
    this.audit = audit;
  }

  /// @throws Refusal Q121
  public boolean publish(
      Actor actor, AreaCode municipality, UUID id, int sequence, boolean published) {
    return areas.write(
        municipality,
        area -> {
          if (!demands.publish(area, id, sequence, published)) {
            throw new Refusal(RequestReason.NO_SUCH_DEMAND);
          }
          audit.enter(
              area,
              Deed.of(actor, RequestAction.DEMAND_PUBLISH)
                  .with("demand", id)
                  .with("message", sequence)
                  .with("published", published));
          return published;
        });
  }
}
