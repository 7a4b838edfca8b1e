package vrs.server.staff;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;

/// The administrator's screens of sites, their people, their devices, and the shifts on them (H5).
@Controller
public final class DevicePages {
  private final ManageSites manageSites;
  private final InviteDevice inviteDevice;

  DevicePages(ManageSites manageSites, InviteDevice inviteDevice) {
    this.manageSites = manageSites;
    this.inviteDevice = inviteDevice;
  }

  @GetMapping("/devices")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  @MenuItem(text = "devices", group = MenuGroup.OFFICE, order = 80)
  public ModelAndView page(Actor actor, @RequestParam(defaultValue = "false") boolean changed) {
    return new ModelAndView("staff/devices")
        .addObject("all", manageSites.overview(actor))
        .addObject("changed", changed);
  }

  @GetMapping("/shifts")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  @MenuItem(text = "shifts", group = MenuGroup.OFFICE, order = 85)
  public ModelAndView shifts(Actor actor) {
    return new ModelAndView("staff/shifts").addObject("shifts", manageSites.shifts(actor));
  }

  @PostMapping("/devices/sites")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView addSite(Actor actor, @RequestParam String name) {
    return changed(actor, () -> manageSites.addSite(actor, name));
  }

  @PostMapping("/devices/people")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView addPerson(
      Actor actor,
      @RequestParam UUID site,
      @RequestParam String displayName,
      @RequestParam String pin) {
    return changed(actor, () -> manageSites.addPerson(actor, site, displayName, pin));
  }

  @PostMapping("/devices/people/{id}/pin")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView changePin(Actor actor, @PathVariable UUID id, @RequestParam String pin) {
    return changed(actor, () -> manageSites.changePin(actor, id, pin));
  }

  @PostMapping("/devices/people/{id}/disabled")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView disablePerson(
      Actor actor, @PathVariable UUID id, @RequestParam boolean disabled) {
    return changed(actor, () -> manageSites.disablePerson(actor, id, disabled));
  }

  @PostMapping("/devices/codes")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView invite(Actor actor, @RequestParam UUID site, @RequestParam String label) {
    try {
      return new ModelAndView("staff/device-code")
          .addObject("code", inviteDevice.invite(actor, site, label).shown())
          .addObject("label", label)
          .addObject("site", manageSites.overview(actor).siteName(site));
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false), refusal);
    }
  }

  @PostMapping("/devices/{id}/blocked")
  @OpenTo(
      zone = Zone.LGWAN,
      audience = Audience.MUNICIPALITY,
      roles = Role.ADMINISTRATOR,
      practice = false)
  public ModelAndView block(Actor actor, @PathVariable UUID id, @RequestParam boolean blocked) {
    return changed(actor, () -> manageSites.blockDevice(actor, id, blocked));
  }

  private ModelAndView changed(Actor actor, Supplier<UUID> change) {
    try {
      change.get();
      return new ModelAndView("redirect:/devices?changed=true");
    } catch (Refusal refusal) {
      return Screens.refused(page(actor, false), refusal);
    }
  }
}
