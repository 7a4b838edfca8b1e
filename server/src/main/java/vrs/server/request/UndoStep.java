package vrs.server.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.record.Notices;

/// Takes back the last step of a request, by whoever took it. Both stay in the history.
@Component
public final class UndoStep {
  private final Areas areas;
  private final Requests requests;
  private final Notices notices;
  private final Audit audit;

  UndoStep(Areas areas, Requests requests, Notices notices, Audit audit) {
    this.areas = areas;
    this.requests = requests;
    this.notices = notices;
    this.audit = audit;
  }

  /// What would be taken back: one's own last step, unless it is the receipt, or an answer that has
  /// left.
  static Optional<Taken> undoable(Actor actor, List<Taken> steps) {
    Taken last = Progress.standing(steps).getLast();
    boolean stays = last.kind() == StepKind.RECEIVED || last.kind() == StepKind.ANSWERED;
    return stays || !last.account().equals(actor.account()) ? Optional.empty() : Optional.of(last);
  }

  /// @throws Refusal Q101, Q105
  public PersonRequest undo(Actor actor, UUID id) {
    return areas.write(
        actor.office(),
        area -> {
          PersonRequest request =
              requests.lock(area, id).orElseThrow(() -> new Refusal(RequestReason.NO_SUCH_REQUEST));
          List<Taken> steps = requests.steps(area, id);
          Taken last =
              undoable(actor, steps).orElseThrow(() -> new Refusal(RequestReason.NOTHING_TO_UNDO));
          undo(area, actor, request, steps, last);
          return requests.byId(area, id).orElseThrow();
        });
  }

  private void undo(Area area, Actor actor, PersonRequest request, List<Taken> steps, Taken last) {
    if (last.notice() != null) {
      notices.withdraw(area, last.notice());
    }
    Taken undone =
        Taken.of(request.steps() + 1, area.time(), actor.account(), StepKind.UNDONE)
            .undoing(last.sequence());
    var all = new ArrayList<>(steps);
    all.add(undone);
    requests.add(area, request, undone, Progress.of(all));
    audit.enter(
        area,
        Deed.of(actor, RequestAction.UNDO).with("request", request.id()).with("step", last.kind()));
  }
}
