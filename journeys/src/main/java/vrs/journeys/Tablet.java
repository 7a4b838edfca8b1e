package vrs.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/// A site's device, as `docs/formats/site-requests.md` tells: it enrols with a code, a named person
/// opens a shift, and every request is signed.
final class Tablet {
  private static final byte[] NOTHING = {};
  private final Doors doors;
  private final KeyPair key = newKey();
  private final AtomicLong lastTime = new AtomicLong();
  private String device = "";
  private String shift = "";
  private SecretKeySpec shiftKey = new SecretKeySpec(new byte[32], "HmacSHA256");

  private Tablet(Doors doors) {
    this.doors = doors;
  }

  /// Enrols a new device with the administrator's code.
  static Tablet enrol(Doors doors, String code) {
    var tablet = new Tablet(doors);
    var point = ((ECPublicKey) tablet.key.getPublic()).getW();
    JsonNode enrolled =
        doors
            .post(
                "/api/v1/devices",
                Map.of(
                    "code", code,
                    "key",
                        Map.of(
                            "kty",
                            "EC",
                            "crv",
                            "P-256",
                            "x",
                            coordinate(point.getAffineX()),
                            "y",
                            coordinate(point.getAffineY())),
                    "proof", tablet.proof("VRS1-ENROL\n" + code)))
            .orFail("The enrolment of a device");
    tablet.device =
        enrolled.path("office").asString("") + "." + enrolled.path("device").asString("");
    return tablet;
  }

  /// Opens a shift for the person of this name.
  void open(String person, String pin) {
    JsonNode people =
        byDevice("GET", "/api/v1/shifts/people", NOTHING).orFail("The list of people");
    String id =
        people
            .path("people")
            .valueStream()
            .filter(one -> one.path("name").asString("").equals(person))
            .map(one -> one.path("id").asString(""))
            .findFirst()
            .orElseThrow(() -> new StepFailed("Nobody of that name is at the site."));
    String nonce =
        byDevice("POST", "/api/v1/shifts/nonces", NOTHING)
            .orFail("The nonce for a shift")
            .path("nonce")
            .asString("");
    JsonNode opened =
        byDevice("POST", "/api/v1/shifts", json(Map.of("nonce", nonce, "person", id, "pin", pin)))
            .orFail("The shift");
    shift = opened.path("shift").asString("");
    shiftKey =
        new SecretKeySpec(
            Base64.getUrlDecoder().decode(opened.path("key").asString("")), "HmacSHA256");
  }

  Answer get(String path) {
    return byShift("GET", path, "", NOTHING);
  }

  Answer post(String path, Object body) {
    return byShift("POST", path, "application/json", json(body));
  }

  Answer put(String path, Object body) {
    return byShift("PUT", path, "application/json", json(body));
  }

  /// @param type of the picture: `image/jpeg` or `image/png`
  Answer picture(byte[] picture, String type) {
    return byShift("POST", "/api/v1/readings", type, picture);
  }

  private Answer byShift(String method, String path, String type, byte[] body) {
    long time = time();
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(shiftKey);
      String signature = text(mac.doFinal(signed(method, path, time, body).getBytes(UTF_8)));
      return doors.send(method, path, type, body, headers("VRS-Shift", shift, time, signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC", e);
    }
  }

  private Answer byDevice(String method, String path, byte[] body) {
    long time = time();
    return doors.send(
        method,
        path,
        "application/json",
        body,
        headers("VRS-Device", device, time, proof(signed(method, path, time, body))));
  }

  private static Map<String, String> headers(String kind, String who, long time, String signature) {
    return Map.of(kind, who, "VRS-Time", Long.toString(time), "VRS-Signature", signature);
  }

  private static String signed(String method, String path, long time, byte[] body) {
    return String.join("\n", "VRS1", method, path, Long.toString(time), text(sha256(body)));
  }

  /// Microseconds, never the same twice.
  private long time() {
    Duration now = Duration.between(Instant.EPOCH, Instant.now());
    long micros = now.getSeconds() * 1_000_000 + now.getNano() / 1000;
    return lastTime.updateAndGet(last -> Math.max(last + 1, micros));
  }

  private String proof(String words) {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      PrivateKey own = key.getPrivate();
      signature.initSign(own);
      signature.update(words.getBytes(UTF_8));
      return text(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no ES256", e);
    }
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no P-256", e);
    }
  }

  private static String coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    byte[] tail = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
    System.arraycopy(tail, 0, fixed, 32 - tail.length, tail.length);
    return text(fixed);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no SHA-256", e);
    }
  }

  private static byte[] json(Object body) {
    return Doors.JSON.writeValueAsBytes(body);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
