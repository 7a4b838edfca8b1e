package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static vrs.server.Thing.APPLICATION;
import static vrs.server.Thing.AREA;
import static vrs.server.Thing.DOSE;
import static vrs.server.Thing.ENROLMENT_CODE;
import static vrs.server.Thing.LINE;
import static vrs.server.Thing.SHIFT;
import static vrs.server.Thing.SITE_PERSON;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import vrs.samples.IndividualNumber;
import vrs.samples.pictures.Camera;
import vrs.samples.pictures.Damage;
import vrs.samples.pictures.Print;
import vrs.samples.pictures.PrintedTicket;
import vrs.samples.pictures.TicketPicture;
import vrs.server.Attempt.Named;
import vrs.server.platform.Zone;

/// What a site's tablet, and whoever else is on the Internet, try to get at another municipality's
/// data.
final class PublicAttempts {
  static final String FONT = "/fonts/{file:[A-Za-z0-9_-]+\\.(?:woff2|css)}";
  private static final String PAGE = "{page:tablet|citizen|verifier}";
  private static final String FILE = "{file:[A-Za-z0-9_-][A-Za-z0-9_.-]*}";
  private final URI address;
  private final TestMunicipality mine;

  PublicAttempts(URI address, TestMunicipality mine) {
    this.address = address;
    this.mine = mine;
  }

  /// What nobody signs in for.
  Stream<Attempt> anyone() {
    TestCitizen stranger = mine.citizen(IndividualNumber.invented(99).digits(), "他人　太郎");
    int page = new ClassPathResource("pages/citizen/index.html").exists() ? 200 : 503;
    return Stream.of(
        get(200, "/api/v1/municipalities"),
        post(200, "/api/v1/nonces", named -> "{\"municipality\": \"" + named.the(AREA) + "\"}"),
        of(
                404,
                "POST /api/v1/applications",
                named ->
                    stranger.apply(
                        UUID.fromString(named.the(APPLICATION)),
                        named.the(AREA),
                        "DOMESTIC",
                        Optional.empty()))
            .opening("spent_nonce", "audit_entry"),
        post(403, "/api/v1/devices", named -> mine.tablet.enrolment(named.the(ENROLMENT_CODE))),
        get(200, "/assets/{file}", "staff.css"),
        get(200, "/csca.pem"),
        get(404, "/error"),
        get(404, FONT, "unknown.css"),
        get(200, "/issuer/.well-known/jwks.json"),
        get(404, "/issuer/.well-known/crl/{key}.json", "unknown"),
        get(404, "/parts/" + FILE, "unknown.js"),
        get(200, "/vaccination/opendata/{day}/{name}", "latest", "prefecture.ndjson"),
        get(200, "/vaccination/opendata/{day}/{name}", "latest", "prefecture-suppressed.json"),
        get(308, "/" + PAGE, "citizen"),
        get(page, "/" + PAGE + "/", "citizen"),
        get(404, "/" + PAGE + "/" + FILE, "citizen", "unknown.js"));
  }

  /// The doors of a device, and of the nurse who opened a shift on it.
  Stream<Attempt> site() {
    return Stream.of(
        of(200, "GET /api/v1/shifts/people", _ -> byDevice("GET", "/api/v1/shifts/people", ""))
            .showing(mine.mark),
        of(201, "POST /api/v1/shifts/nonces", _ -> byDevice("POST", "/api/v1/shifts/nonces", "")),
        of(
            401,
            "POST /api/v1/shifts",
            named ->
                byDevice(
                    "POST",
                    "/api/v1/shifts",
                    mine.tablet.opening(
                        UUID.fromString(named.the(SITE_PERSON)), TestMunicipality.NURSES_PIN))),
        of(200, "GET /api/v1/shifts/current", _ -> byShift("GET", "/api/v1/shifts/current", ""))
            .showing(mine.mark),
        // A shift's id is 122 random bits: whether it exists may be told to who has them.
        of(401, "GET /api/v1/shifts/current", named -> asTheirShift(named, "GET")).once(),
        of(401, "DELETE /api/v1/shifts/current", named -> asTheirShift(named, "DELETE")).once(),
        of(200, "GET /api/v1/site/settings", _ -> byShift("GET", "/api/v1/site/settings", ""))
            .showing(mine.mark),
        of(
                200,
                "POST /api/v1/readings application/json",
                named ->
                    byShift("POST", "/api/v1/readings", "{\"typed\": \"" + named.the(LINE) + "\"}"))
            .opening("reading", "audit_entry"),
        of(200, "POST /api/v1/readings image/jpeg,image/png", this::photograph)
            .opening("reading", "audit_entry"),
        of(
            422,
            "POST /api/v1/checks",
            named -> byShift("POST", "/api/v1/checks", dose(named, null))),
        of(
                200,
                "POST /api/v1/checks",
                named -> byShift("POST", "/api/v1/checks", dose(named, "1950-01-01")))
            .opening("audit_entry")
            .once(),
        of(
                422,
                "PUT /api/v1/doses/{id}",
                named ->
                    byShift("PUT", "/api/v1/doses/" + named.the(DOSE), dose(named, "1950-01-01")))
            .opening("audit_entry")
            .once(),
        of(
            422,
            "PUT /api/v1/doses/{id}",
            named ->
                byShift(
                    "PUT",
                    "/api/v1/doses/" + named.the(DOSE),
                    TestMunicipality.dose(mine.the(LINE), null, ""))));
  }

  private Answer photograph(Named named) {
    var random = new Random(1);
    var ticket = new PrintedTicket(named.the(LINE), "市", "見本　花子", true);
    byte[] picture =
        Camera.take(
                TicketPicture.sticker(ticket, 450, Print.GOOD),
                Damage.of(Damage.Level.CLEAN, random, 14),
                1600,
                1200,
                random)
            .jpeg();
    return mine.tablet.byShift("POST", "/api/v1/readings", "image/jpeg", picture);
  }

  private Answer asTheirShift(Named named, String method) {
    return mine.tablet.byShift(
        named.the(AREA) + "." + named.the(SHIFT),
        method,
        "/api/v1/shifts/current",
        "application/json",
        new byte[0]);
  }

  private static String dose(Named named, @Nullable String born) {
    return TestMunicipality.dose(named.the(LINE), born, "医師");
  }

  private Answer byDevice(String method, String path, String body) {
    return mine.tablet.byDevice(method, path, body);
  }

  private Answer byShift(String method, String path, String body) {
    return mine.tablet.byShift(method, path, "application/json", body.getBytes(UTF_8));
  }

  private Attempt get(int status, String route, String... places) {
    return of(
        status,
        "GET " + route,
        named ->
            Answer.of(
                HttpRequest.newBuilder(
                        address.resolve(
                            Route.filled(route, List.of(places)) + "?area=" + named.the(AREA)))
                    .GET()));
  }

  private Attempt post(int status, String route, Function<Named, String> body) {
    return of(
        status,
        "POST " + route,
        named ->
            Answer.of(
                HttpRequest.newBuilder(address.resolve(route))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.apply(named)))));
  }

  private static Attempt of(int status, String route, Function<Named, Answer> knock) {
    return Attempt.of(route, Zone.INTERNET, status, knock);
  }
}
