package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Actor;
import vrs.server.platform.Documented;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.platform.ZoneContext;

/// `docs/formats/site-requests.md`, spoken over HTTP; every answer is as `openapi.json` says.
class SiteRequestTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final AtomicLong LAST = new AtomicLong();
  private static ZoneContext zone;
  private static Staff office;
  private final TestTablet tablet = new TestTablet();
  private Actor administrator;
  private String device = "";
  private String shift = "";
  private byte[] key = {};

  @BeforeAll
  static void start() {
    zone = TestZone.start(database, Zone.INTERNET, folder);
    office = new Staff(database, Zone.LGWAN, folder);
  }

  @AfterAll
  static void stop() {
    zone.close();
  }

  @BeforeEach
  void a_nurse_opens_a_shift() throws Exception {
    administrator =
        Staff.actor(office.account(Staff.CHIYODA, Role.ADMINISTRATOR), Role.ADMINISTRATOR);
    UUID hall = office.manageSites.addSite(administrator, "会場 " + UUID.randomUUID());
    UUID nurse = office.manageSites.addPerson(administrator, hall, "看護 太郎", "280617");
    String code = office.inviteDevice.invite(administrator, hall, "受付1").shown();
    JsonNode enrolled =
        JSON.readTree(
            send(HttpRequest.newBuilder(zone.address().resolve("/api/v1/devices"))
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString(
                            """
                            {"code": "%s", "key": {"kty": "EC", "crv": "P-256", "x": "%s", "y": "%s"},
                             "proof": "%s"}
                            """
                                .formatted(
                                    code, tablet.x(), tablet.y(), text(tablet.proof(code))))))
                .body());
    device = "131016." + enrolled.get("device").asString();
    assertThat(byDevice("GET", "/api/v1/shifts/people", "").body()).contains("看護 太郎");
    String nonce =
        JSON.readTree(byDevice("POST", "/api/v1/shifts/nonces", "").body()).get("nonce").asString();
    JsonNode opened =
        JSON.readTree(
            byDevice(
                    "POST",
                    "/api/v1/shifts",
                    """
                    {"nonce": "%s", "person": "%s", "pin": "280617"}
                    """
                        .formatted(nonce, nurse))
                .body());
    shift = opened.get("shift").asString();
    key = Base64.getUrlDecoder().decode(opened.get("key").asString());
  }

  @Test
  void a_signed_request_is_the_persons_at_the_site() throws Exception {
    HttpResponse<String> answer = byShift("GET", "/api/v1/shifts/current", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).get("person").asString()).isEqualTo("看護 太郎");
  }

  @Test
  void a_request_that_is_received_twice_is_refused_the_second_time() throws Exception {
    long time = now();
    assertThat(current(shift, time, key).statusCode()).isEqualTo(200);

    assertThat(current(shift, time, key).body()).contains("A125");
  }

  @Test
  void a_request_signed_with_another_key_is_refused() throws Exception {
    HttpResponse<String> answer = current(shift, now(), new byte[32]);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body()).contains("A123");
  }

  @Test
  void a_body_path_or_method_that_was_changed_on_the_way_is_refused() throws Exception {
    long time = now();
    String signature =
        text(
            TestTablet.mac(
                key, new SignedText("POST", "/api/v1/shifts", time, "{}".getBytes(UTF_8)).bytes()));
    for (String[] changed :
        new String[][] {
          {"POST", "/api/v1/shifts", "{ }"},
          {"POST", "/api/v1/shifts?a=1", "{}"},
          {"PUT", "/api/v1/shifts", "{}"}
        }) {
      assertThat(
              send(changed[0], changed[1], changed[2], "VRS-Shift", shift, time, signature).body())
          .contains("A123");
    }
  }

  @Test
  void a_clock_that_differs_is_told_the_servers_time() throws Exception {
    HttpResponse<String> answer = current(shift, now() - 2 * 86_400_000_000L, key);

    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo("A124");
    assertThat(problem.get("details").get("serverTime").asLong() - now()).isLessThan(5_000_000);
  }

  @Test
  void a_shift_that_was_ended_or_never_was_is_refused() throws Exception {
    assertThat(byShift("DELETE", "/api/v1/shifts/current", "").statusCode()).isEqualTo(204);

    assertThat(byShift("GET", "/api/v1/shifts/current", "").body()).contains("A128");
    assertThat(current("131016." + UUID.randomUUID(), now(), key).body()).contains("A128");
    assertThat(current("141003." + shift.substring(7), now(), key).body()).contains("A128");
  }

  @Test
  void whoever_names_the_shift_as_another_offices_makes_nothing_be_forgotten() throws Exception {
    long time = now();
    assertThat(current(shift, time, key).statusCode()).isEqualTo(200);
    assertThat(current("141003." + shift.substring(7), now(), key).body()).contains("A128");

    assertThat(current(shift, time, key).body()).contains("A125");
  }

  @Test
  void a_blocked_device_is_refused_with_its_own_key() throws Exception {
    office.manageSites.blockDevice(administrator, UUID.fromString(device.substring(7)), true);

    assertThat(byDevice("POST", "/api/v1/shifts/nonces", "").body()).contains("A126");
  }

  @Test
  void a_device_without_a_person_can_only_open_a_shift() throws Exception {
    assertThat(byDevice("GET", "/api/v1/shifts/current", "").statusCode()).isEqualTo(403);
    assertThat(byShift("GET", "/api/v1/shifts/people", "").statusCode()).isEqualTo(403);
  }

  @Test
  void an_unsigned_request_is_asked_to_sign_in() throws Exception {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(zone.address().resolve("/api/v1/shifts/current")).GET());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("E103");
  }

  @Test
  void headers_that_cannot_be_read_are_refused_like_a_wrong_signature() throws Exception {
    assertThat(current("nonsense", now(), key).body()).contains("A123");
    assertThat(send("GET", "/api/v1/shifts/current", "", "VRS-Shift", shift, now(), "*").body())
        .contains("A123");
  }

  @Test
  void the_documents_example_is_what_the_server_computes() {
    byte[] example =
        HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    byte[] text =
        new SignedText("POST", "/api/v1/example?a=1", 1_763_900_000_000_000L, "{}".getBytes(UTF_8))
            .bytes();

    assertThat(text(TestTablet.mac(example, text)))
        .isEqualTo("Hm-uyiMqUBDicYHsm4WUFjaWNQ_5VLyjRJwBzB5VleE");
  }

  private HttpResponse<String> byDevice(String method, String path, String body) throws Exception {
    long time = now();
    byte[] signed = new SignedText(method, path, time, body.getBytes(UTF_8)).bytes();
    return send(
        method,
        path,
        body,
        "VRS-Device",
        device,
        time,
        text(tablet.sign(new String(signed, UTF_8))));
  }

  private HttpResponse<String> byShift(String method, String path, String body) throws Exception {
    long time = now();
    byte[] signed = new SignedText(method, path, time, body.getBytes(UTF_8)).bytes();
    return send(method, path, body, "VRS-Shift", shift, time, text(TestTablet.mac(key, signed)));
  }

  private HttpResponse<String> current(String reference, long time, byte[] with) throws Exception {
    byte[] signed = new SignedText("GET", "/api/v1/shifts/current", time, new byte[0]).bytes();
    return send(
        "GET",
        "/api/v1/shifts/current",
        "",
        "VRS-Shift",
        reference,
        time,
        text(TestTablet.mac(with, signed)));
  }

  private static HttpResponse<String> send(
      String method,
      String path,
      String body,
      String header,
      String reference,
      long time,
      String signature)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(zone.address().resolve(path))
            .header(header, reference)
            .header("VRS-Time", Long.toString(time))
            .header("VRS-Signature", signature)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder unsent)
      throws IOException, InterruptedException {
    HttpRequest request = unsent.build();
    HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString(UTF_8));
    Documented.answer(
        request.method(), request.uri().getPath(), answer.statusCode(), answer.body());
    return answer;
  }

  private static long now() {
    return LAST.accumulateAndGet(
        System.currentTimeMillis() * 1_000, (last, now) -> Math.max(last + 1, now));
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
