package vrs.server.staff;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// An administrator keeps the municipality's sites, their people and their devices (H5). A device
/// or person that is blocked can't act from the next request, everywhere within five seconds.
///
/// Refuses with A130, A131, A132.
@Component
public final class ManageSites {
  private static final Pattern PIN = Pattern.compile("[0-9]{6}");
  private final Areas areas;
  private final Sites sites;
  private final Devices devices;
  private final Shifts shifts;
  private final Passwords passwords;
  private final Audit audit;

  ManageSites(
      Areas areas, Sites sites, Devices devices, Shifts shifts, Passwords passwords, Audit audit) {
    this.areas = areas;
    this.sites = sites;
    this.devices = devices;
    this.shifts = shifts;
    this.passwords = passwords;
    this.audit = audit;
  }

  /// What the administrator's screen shows.
  record Overview(
      List<Sites.Site> sites, List<Sites.SitePerson> people, List<Devices.Device> devices) {
    public String siteName(UUID id) {
      return sites.stream()
          .filter(site -> site.id().equals(id))
          .map(Sites.Site::name)
          .findFirst()
          .orElse("");
    }
  }

  Overview overview(Actor actor) {
    return areas.read(
        actor.office(), own -> new Overview(sites.all(own), sites.people(own), devices.all(own)));
  }

  List<Shifts.Line> shifts(Actor actor) {
    return areas.read(actor.office(), shifts::latest);
  }

  /// @return the site's id
  public UUID addSite(Actor actor, String name) {
    var site = new Sites.Site(UUID.randomUUID(), DisplayName.of(name, StaffReason.SITE_UNSUITABLE));
    return areas.write(
        actor.office(),
        own -> {
          sites.add(own, site);
          audit.enter(own, Deed.of(actor, StaffAction.SITE_ADD).with("site", site.id()));
          return site.id();
        });
  }

  /// @return the person's id
  public UUID addPerson(Actor actor, UUID site, String displayName, String pin) {
    var person =
        new Sites.SitePerson(
            UUID.randomUUID(),
            site,
            DisplayName.of(displayName, StaffReason.SITE_UNSUITABLE),
            false);
    String hash = passwords.hash(checked(pin));
    return areas.write(
        actor.office(),
        own -> {
          sites.find(own, site).orElseThrow(() -> new Refusal(StaffReason.NO_SUCH_SITE));
          sites.addPerson(own, person, hash);
          audit.enter(own, Deed.of(actor, StaffAction.SITE_PERSON_ADD).with("person", person.id()));
          return person.id();
        });
  }

  public UUID changePin(Actor actor, UUID person, String pin) {
    String hash = passwords.hash(checked(pin));
    return areas.write(
        actor.office(),
        own -> {
          existing(sites.changePin(own, person, hash));
          audit.enter(own, Deed.of(actor, StaffAction.SITE_PERSON_CHANGE).with("person", person));
          return person;
        });
  }

  public UUID disablePerson(Actor actor, UUID person, boolean disabled) {
    return areas.write(
        actor.office(),
        own -> {
          existing(sites.disablePerson(own, person, disabled));
          StaffAction action =
              disabled ? StaffAction.SITE_PERSON_DISABLE : StaffAction.SITE_PERSON_CHANGE;
          audit.enter(own, Deed.of(actor, action).with("person", person));
          return person;
        });
  }

  public UUID blockDevice(Actor actor, UUID device, boolean blocked) {
    return areas.write(
        actor.office(),
        own -> {
          existing(devices.block(own, device, blocked));
          shifts.endAllOf(own, device);
          StaffAction action = blocked ? StaffAction.DEVICE_BLOCK : StaffAction.DEVICE_UNBLOCK;
          audit.enter(own, Deed.of(actor, action).with("device", device));
          return device;
        });
  }

  private static void existing(boolean found) {
    if (!found) {
      throw new Refusal(StaffReason.NO_SUCH_SITE);
    }
  }

  private static String checked(String pin) {
    if (!PIN.matcher(pin).matches() || pin.chars().distinct().count() < 3) {
      throw new Refusal(StaffReason.SITE_UNSUITABLE);
    }
    return pin;
  }
}
