package vrs.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.staff.TestTablet;

/// A site's tablet that enrolled and on which somebody opened a shift, speaking
/// `docs/formats/site-requests.md` over HTTP.
final class SiteTablet {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AtomicLong LAST = new AtomicLong();
  private final URI address;
  private final TestTablet keys = new TestTablet();
  private final String device;
  private String shift = "";
  private byte[] key = {};

  /// Enrols with the administrator's code.
  SiteTablet(URI address, String code) {
    this.address = address;
    JsonNode enrolled =
        JSON.readTree(
            Answer.of(
                    HttpRequest.newBuilder(address.resolve("/api/v1/devices"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(enrolment(code))))
                .text());
    this.device = enrolled.path("office").asString("") + "." + enrolled.path("device").asString("");
  }

  /// The body of an enrolment with this tablet's key.
  String enrolment(String code) {
    return """
    {"code": "%s", "key": {"kty": "EC", "crv": "P-256", "x": "%s", "y": "%s"}, "proof": "%s"}
    """
        .formatted(code, keys.x(), keys.y(), text(keys.proof(code)));
  }

  void open(UUID person, String pin) {
    JsonNode opened =
        JSON.readTree(byDevice("POST", "/api/v1/shifts", opening(person, pin)).text());
    shift = opened.path("shift").asString("");
    key = Base64.getUrlDecoder().decode(opened.path("key").asString(""));
  }

  /// The body that opens a shift, with a number fresh from the server.
  String opening(UUID person, String pin) {
    String nonce =
        JSON.readTree(byDevice("POST", "/api/v1/shifts/nonces", "").text())
            .path("nonce")
            .asString("");
    return "{\"nonce\": \"%s\", \"person\": \"%s\", \"pin\": \"%s\"}".formatted(nonce, person, pin);
  }

  UUID device() {
    return UUID.fromString(device.substring(7));
  }

  UUID shift() {
    return UUID.fromString(shift.substring(7));
  }

  Answer byDevice(String method, String path, String body) {
    return byDevice(method, path, "application/json", body.getBytes(UTF_8));
  }

  Answer byDevice(String method, String path, String type, byte[] body) {
    long time = now();
    byte[] signature = keys.sign(signed(method, path, time, body));
    return send(method, path, type, body, "VRS-Device", device, time, signature);
  }

  Answer byShift(String method, String path, String type, byte[] body) {
    return byShift(shift, method, path, type, body);
  }

  /// Signs with the own key for a shift that may be another's.
  Answer byShift(String named, String method, String path, String type, byte[] body) {
    long time = now();
    byte[] signature = TestTablet.mac(key, signed(method, path, time, body).getBytes(UTF_8));
    return send(method, path, type, body, "VRS-Shift", named, time, signature);
  }

  private Answer send(
      String method,
      String path,
      String type,
      byte[] body,
      String header,
      String who,
      long time,
      byte[] signature) {
    return Answer.of(
        HttpRequest.newBuilder(address.resolve(path))
            .header(header, who)
            .header("VRS-Time", Long.toString(time))
            .header("VRS-Signature", text(signature))
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofByteArray(body)));
  }

  private static String signed(String method, String path, long time, byte[] body) {
    return String.join("\n", "VRS1", method, path, Long.toString(time), text(sha256(body)));
  }

  /// Microseconds, never the same twice.
  private static long now() {
    return LAST.accumulateAndGet(
        System.currentTimeMillis() * 1_000, (last, now) -> Math.max(last + 1, now));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
