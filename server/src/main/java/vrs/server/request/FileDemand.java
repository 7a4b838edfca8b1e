package vrs.server.request;

import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// A municipality files a demand for a function that is missing (H8).
@Component
public final class FileDemand {
  private static final Set<String> ONE_NUMBER_AT_A_TIME = Set.of("demand-number");
  private final Areas areas;
  private final Demands demands;
  private final Audit audit;

  FileDemand(Areas areas, Demands demands, Audit audit) {
    this.areas = areas;
    this.demands = demands;
    this.audit = audit;
  }

  /// @param id chosen by the sender; a form that is sent twice makes one demand (A4)
  /// @throws Refusal Q122, Q123
  public Demand file(Actor actor, UUID id, String title, String text, Urgency urgency) {
    String checkedTitle = DemandWords.checked(title, DemandWords.LONGEST_TITLE);
    String checkedText = DemandWords.checked(text, DemandWords.LONGEST_TEXT);
    return areas.write(
        actor.office(),
        ONE_NUMBER_AT_A_TIME,
        area ->
            demands
                .byId(area, id)
                .orElseGet(() -> file(area, actor, id, checkedTitle, checkedText, urgency)));
  }

  private Demand file(Area area, Actor actor, UUID id, String title, String text, Urgency urgency) {
    demands.add(area, id, actor, title, text, urgency);
    audit.enter(
        area, Deed.of(actor, RequestAction.DEMAND).with("demand", id).with("urgency", urgency));
    return demands.byId(area, id).orElseThrow();
  }
}
