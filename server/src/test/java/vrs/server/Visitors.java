package vrs.server;

import static vrs.server.platform.Zone.ADMINISTRATION;
import static vrs.server.platform.Zone.INTERNET;
import static vrs.server.platform.Zone.LGWAN;
import static vrs.server.platform.Zone.WORKER;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;
import vrs.server.staff.InviteDevice;
import vrs.server.staff.ManageSites;
import vrs.server.staff.Office;
import vrs.server.staff.StaffBrowser;

/// Everybody who may come to a door: nobody in particular, each role of each kind of office, who
/// carries a session to where it is not good, a device, and a nurse on shift.
final class Visitors {
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode TOKYO = new AreaCode("130001");
  private static final String PIN = "280617";
  private final TestZones zones;

  Visitors(TestZones zones) {
    this.zones = zones;
  }

  List<Visitor> all() {
    return Stream.of(
            Stream.of(LGWAN, ADMINISTRATION).map(zone -> carrier("nobody", zone, "")),
            Stream.of(INTERNET, WORKER).map(this::nobody),
            Stream.of(CHIYODA, TOKYO, AreaCode.AGENCY, AreaCode.OPERATOR).flatMap(this::staff),
            carriers(),
            site())
        .flatMap(each -> each)
        .toList();
  }

  private Visitor nobody(Zone zone) {
    return new Visitor(
        "nobody",
        zone,
        Audience.ANYONE,
        Set.of(),
        (route, path) -> Answer.of(request(zone, route, path)));
  }

  private Stream<Visitor> staff(AreaCode office) {
    return Office.of(office).roles().stream()
        .map(role ->
            atScreens(
                Office.of(office) + " " + role,
                Office.of(office).zone(),
                zones.signedIn(office, role),
                audience(office, role),
                role));
  }

  private static Audience audience(AreaCode office, Role role) {
    return switch (Office.of(office)) {
      case MUNICIPALITY -> Audience.MUNICIPALITY;
      case PREFECTURE -> Audience.PREFECTURE;
      case AGENCY -> role == Role.AUDITOR ? Audience.AUDITOR : Audience.AGENCY;
      case OPERATOR -> role == Role.AUDITOR ? Audience.AUDITOR : Audience.OPERATOR;
    };
  }

  /// Good sessions, at a listener or under an area where they are not.
  private Stream<Visitor> carriers() {
    String municipal = session(zones.signedIn(CHIYODA, Role.ADMINISTRATOR));
    String national = session(zones.signedIn(AreaCode.AGENCY, Role.ADMINISTRATOR));
    return Stream.of(
        carrier("a municipality's session", ADMINISTRATION, municipal),
        carrier("the agency's session", LGWAN, national),
        carrier("a session under another area", LGWAN, "141003" + municipal.substring(6)),
        carrier("a session under another area", ADMINISTRATION, TOKYO + national.substring(6)));
  }

  private Visitor carrier(String name, Zone zone, String session) {
    var browser = new StaffBrowser(zones.address(zone));
    browser.cookies.put("vrs-" + zone.key() + "-session", session);
    browser.get("/sign-in"); // a page with a form
    return atScreens(name, zone, browser, Audience.ANYONE);
  }

  private static String session(StaffBrowser browser) {
    return browser.cookies.entrySet().stream()
        .filter(cookie -> cookie.getKey().endsWith("-session"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private Visitor atScreens(
      String name, Zone zone, StaffBrowser browser, Audience audience, Role... roles) {
    return new Visitor(
        name,
        zone,
        audience,
        Set.of(roles),
        (route, path) ->
            Answer.of(
                browser.withCookies(
                    route.method().equals("POST") && route.consumes().isEmpty()
                        ? browser.request(path, List.of())
                        : request(zone, route, path))));
  }

  private Stream<Visitor> site() {
    var sites = zones.bean(LGWAN, ManageSites.class);
    var administrator =
        new Actor(
            Audience.MUNICIPALITY, CHIYODA, UUID.randomUUID(), Set.of(Role.ADMINISTRATOR), null);
    UUID site = sites.addSite(administrator, "会場");
    UUID nurse = sites.addPerson(administrator, site, "看護 太郎", PIN);
    String code = zones.bean(LGWAN, InviteDevice.class).invite(administrator, site, "受付").shown();
    var tablet = new SiteTablet(zones.address(INTERNET), code);
    tablet.open(nurse, PIN);
    return Stream.of(
        new Visitor(
            "a device",
            INTERNET,
            Audience.DEVICE,
            Set.of(),
            (route, path) -> tablet.byDevice(route.method(), path, type(route), new byte[0])),
        new Visitor(
            "a nurse on shift",
            INTERNET,
            Audience.SITE,
            Set.of(),
            (route, path) -> tablet.byShift(route.method(), path, type(route), new byte[0])));
  }

  private HttpRequest.Builder request(Zone zone, Route route, String path) {
    return HttpRequest.newBuilder(zones.address(zone).resolve(path))
        .header("Content-Type", type(route))
        .method(route.method(), BodyPublishers.noBody());
  }

  private static String type(Route route) {
    return route.consumes().isEmpty() ? "application/json" : route.consumes().getFirst();
  }
}
