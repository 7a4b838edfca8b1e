package vrs.server.staff;

import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;

/// A person ends the own shift; its key is worthless at once.
@Component
final class EndShift {
  private final Areas areas;
  private final Shifts shifts;
  private final OpenShifts openShifts;
  private final Audit audit;

  EndShift(Areas areas, Shifts shifts, OpenShifts openShifts, Audit audit) {
    this.areas = areas;
    this.shifts = shifts;
    this.openShifts = openShifts;
    this.audit = audit;
  }

  void end(Actor actor, SitePresence here) {
    areas.write(
        actor.office(),
        own -> {
          shifts.end(own, here.shift());
          audit.enter(own, Deed.of(actor, StaffAction.SHIFT_END).with("shift", here.shift()));
          return here;
        });
    openShifts.forget(actor.office(), here.shift());
  }
}
