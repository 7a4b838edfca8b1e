package vrs.server.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.platform.Zone;

/// Where a site's device enrols and a shift is opened and ended (`docs/formats/site-requests.md`).
@RestController
public final class SiteDoors {
  private final EnrolDevice enrolDevice;
  private final OpenShift openShift;
  private final EndShift endShift;

  SiteDoors(EnrolDevice enrolDevice, OpenShift openShift, EndShift endShift) {
    this.enrolDevice = enrolDevice;
    this.openShift = openShift;
    this.endShift = endShift;
  }

  /// A public key as WebCrypto exports it (JWK).
  public record Jwk(String kty, String crv, String x, String y) {}

  /// @param proof base64url signature over the code
  public record Enrolment(String code, Jwk key, String proof) {}

  public record Enrolled(AreaCode office, UUID device, String site, String label) {}

  public record ShiftNonce(String nonce) {}

  /// Somebody who may open a shift at the site.
  public record SitePerson(UUID id, String name) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  public record SitePeople(List<SitePerson> people) {}

  /// @param nonce as given out, base64url
  public record ShiftOpening(String nonce, UUID person, String pin) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// @param shift what `VRS-Shift` carries
  /// @param key base64url, 32 bytes
  public record ShiftOpened(String shift, String key, Instant until) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  public record CurrentShift(
      AreaCode office, UUID shift, UUID site, String siteName, String person) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  @PostMapping("/api/v1/devices")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.ANYONE)
  @ResponseStatus(HttpStatus.CREATED)
  public Enrolled enrol(@RequestBody Enrolment enrolment, HttpServletRequest request) {
    EnrolDevice.Enrolled enrolled =
        enrolDevice.enrol(
            enrolment.code(),
            key(enrolment.key()),
            bytes(enrolment.proof()),
            request.getRemoteAddr());
    return new Enrolled(enrolled.office(), enrolled.device(), enrolled.site(), enrolled.label());
  }

  @PostMapping("/api/v1/shifts/nonces")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.DEVICE)
  @ResponseStatus(HttpStatus.CREATED)
  public ShiftNonce nonce(Actor device) {
    return new ShiftNonce(text(openShift.nonce(device)));
  }

  @GetMapping("/api/v1/shifts/people")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.DEVICE)
  public SitePeople people(Actor device) {
    return new SitePeople(
        openShift.people(device).stream()
            .map(person -> new SitePerson(person.id(), person.displayName()))
            .toList());
  }

  @PostMapping("/api/v1/shifts")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.DEVICE)
  @ResponseStatus(HttpStatus.CREATED)
  public ShiftOpened open(Actor device, @RequestBody ShiftOpening opening) {
    OpenShift.Opened opened =
        openShift.open(device, bytes(opening.nonce()), opening.person(), opening.pin());
    return new ShiftOpened(
        opened.office() + "." + opened.shift(), text(opened.key()), opened.until());
  }

  @GetMapping("/api/v1/shifts/current")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.SITE)
  public CurrentShift current(
      Actor actor, @RequestAttribute(SitePresence.ATTRIBUTE) SitePresence here) {
    return new CurrentShift(
        actor.office(), here.shift(), here.site(), here.siteName(), here.personName());
  }

  @DeleteMapping("/api/v1/shifts/current")
  @OpenTo(zone = Zone.INTERNET, audience = Audience.SITE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void end(Actor actor, @RequestAttribute(SitePresence.ATTRIBUTE) SitePresence here) {
    endShift.end(actor, here);
  }

  private static DeviceKey key(Jwk jwk) {
    try {
      if (!"EC".equals(jwk.kty()) || !"P-256".equals(jwk.crv())) {
        throw new Refusal(StaffReason.DEVICE_KEY_REFUSED);
      }
      return DeviceKey.ofJwk(jwk.x(), jwk.y());
    } catch (IllegalArgumentException e) {
      throw new Refusal(StaffReason.DEVICE_KEY_REFUSED);
    }
  }

  private static byte[] bytes(String base64url) {
    try {
      return Base64.getUrlDecoder().decode(base64url);
    } catch (IllegalArgumentException e) {
      throw new Refusal(PlatformReason.MALFORMED);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
