package vrs.server.staff;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// An administrator makes an enrolment code for one more device of a site (H5). It works once,
/// within half an hour.
///
/// Refuses with A130 and A132.
@Component
public final class InviteDevice {
  private final Areas areas;
  private final Sites sites;
  private final Devices devices;
  private final Audit audit;

  InviteDevice(Areas areas, Sites sites, Devices devices, Audit audit) {
    this.areas = areas;
    this.sites = sites;
    this.devices = devices;
    this.audit = audit;
  }

  /// @param label what the municipality calls the device
  public OneTimeCode invite(Actor actor, UUID site, String label) {
    String name = DisplayName.of(label, StaffReason.SITE_UNSUITABLE);
    return areas.write(
        actor.office(),
        own -> {
          sites.find(own, site).orElseThrow(() -> new Refusal(StaffReason.NO_SUCH_SITE));
          var code = OneTimeCode.random(own.code());
          devices.invite(own, code, new Devices.Invitation(site, name), actor.account());
          audit.enter(own, Deed.of(actor, StaffAction.DEVICE_INVITE).with("site", site));
          return code;
        });
  }
}
