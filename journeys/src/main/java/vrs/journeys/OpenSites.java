package vrs.journeys;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import vrs.samples.Municipality;
import vrs.samples.SampleWorld;

/// In each municipality the administrator makes a site with a person and a device, and the person
/// opens a shift on it.
final class OpenSites {
  private static final Pattern CODE = Pattern.compile("id=\"one-time-code\">([^<]+)<");
  static final String NURSE = "看護　花";
  static final String PIN = "281604";

  private final Stage stage;
  private final Map<Municipality, Tablet> tablets = new ConcurrentHashMap<>();

  OpenSites(Stage stage) {
    this.stage = stage;
  }

  String open() {
    for (Municipality each : SampleWorld.MUNICIPALITIES) {
      tablets.put(each, open(stage, each.code(), "見本会場"));
    }
    return tablets.size() + " sites, each with a device and a shift";
  }

  /// A tablet with an open shift at a new site of an office.
  static Tablet open(Stage stage, String office, String name) {
    Tablet tablet = Tablet.enrol(stage.internet(), invite(stage, office, name));
    tablet.open(NURSE, PIN);
    return tablet;
  }

  /// The code with which a device enrols at a new site, where the nurse may open a shift.
  static String invite(Stage stage, String office, String name) {
    StaffBrowser administrator = stage.staff().browser(office, "ADMINISTRATOR");
    administrator.get("/devices");
    Page made = administrator.post("/devices/sites", "name", name);
    String site = made.first(option(name)).orElseThrow(() -> refused("site", made));
    Page added =
        administrator.post("/devices/people", "site", site, "displayName", NURSE, "pin", PIN);
    if (added.status() != 200) {
      throw refused("person", added);
    }
    Page invited = administrator.post("/devices/codes", "site", site, "label", "受付1");
    String code = invited.first(CODE).orElseThrow(() -> refused("device", invited));
    return code;
  }

  private static Pattern option(String name) {
    return Pattern.compile("<option value=\"([0-9a-f-]{36})\"[^>]*>" + Pattern.quote(name) + "<");
  }

  private static StepFailed refused(String what, Page page) {
    return new StepFailed("The " + what + " was not made: " + page.refusalCode() + ".");
  }

  /// The tablet at the site of a municipality.
  Tablet at(Municipality municipality) {
    Tablet tablet = tablets.get(municipality);
    if (tablet == null) {
      throw new IllegalStateException("no site there");
    }
    return tablet;
  }
}
