package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.stream.Stream;

/// What a site's tablet sends by mistake.
final class BadSiteRequests {
  private static final String READINGS = "/api/v1/readings";
  private static final String JSON = "application/json";
  private final TestMunicipality mine;
  private final SiteTablet tablet;

  BadSiteRequests(TestMunicipality mine) {
    this.mine = mine;
    this.tablet = mine.tablet;
  }

  Stream<BadInput> all() {
    return Stream.of(
        BadInput.because(
            "a picture that is none", "S101", "R101", "", () -> send("image/jpeg", "no picture")),
        BadInput.because(
            "a ticket line with a wrong check digit",
            "S101",
            "R113",
            "",
            () -> typed("211310170000000017")),
        new BadInput("a ticket of no municipality", "S102", "", () -> typed("219999970000000017")),
        new BadInput(
            "a lot of another product, asked",
            "D210",
            "dose.check done",
            () -> dose("POST", "/api/v1/checks")),
        BadInput.because(
            "a lot of another product, registered",
            "D301",
            "D210",
            "dose.register D301",
            () -> dose("PUT", "/api/v1/doses/" + UUID.randomUUID())),
        new BadInput("a wrong PIN of the nurse", "A127", "shift.open A127", this::wrongPin));
  }

  private Answer typed(String line) {
    return send(JSON, "{\"typed\": \"" + line + "\"}");
  }

  private Answer send(String type, String body) {
    return tablet.byShift("POST", READINGS, type, body.getBytes(UTF_8));
  }

  private Answer dose(String method, String path) {
    String neverIssued = "21" + mine.the(Thing.AREA) + "0000000099";
    String body = TestMunicipality.dose(neverIssued, null, "").replace("MH1001", "MC2001");
    return tablet.byShift(method, path, JSON, body.getBytes(UTF_8));
  }

  private Answer wrongPin() {
    UUID nurse = UUID.fromString(mine.the(Thing.SITE_PERSON));
    return tablet.byDevice("POST", "/api/v1/shifts", tablet.opening(nurse, "000000"));
  }
}
