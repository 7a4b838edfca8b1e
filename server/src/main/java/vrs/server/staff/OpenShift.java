package vrs.server.staff;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Limits;
import vrs.server.platform.Refusal;

/// A named person opens a shift on an enrolled device (A1): the device signs a number that the
/// server has just given out, the person enters a PIN, and the device gets a key of its own for the
/// requests of this shift.
///
/// Refuses with A103, A126, A127, A129.
@Component
final class OpenShift {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Duration LONGEST = Duration.ofHours(10);
  private final Areas areas;
  private final Sites sites;
  private final Devices devices;
  private final Shifts shifts;
  private final Passwords passwords;
  private final StaffSecrets secrets;
  private final Audit audit;
  private final Limits ofPerson =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 5, Duration.ofMinutes(5));
  private final Limits ofDevice =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 20, Duration.ofMinutes(1));

  /// @param key 32 bytes for HMAC-SHA-256, handed out once
  record Opened(AreaCode office, UUID shift, byte[] key, Instant until) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  private record Claim(UUID device, String pin) {}

  OpenShift(
      Areas areas,
      Sites sites,
      Devices devices,
      Shifts shifts,
      Passwords passwords,
      StaffSecrets secrets,
      Audit audit) {
    this.areas = areas;
    this.sites = sites;
    this.devices = devices;
    this.shifts = shifts;
    this.passwords = passwords;
    this.secrets = secrets;
    this.audit = audit;
  }

  /// A number for the device to sign within five minutes.
  byte[] nonce(Actor device) {
    byte[] nonce = random();
    areas.write(
        device.office(),
        own -> {
          shifts.addNonce(own, id(device), nonce);
          return nonce;
        });
    return nonce;
  }

  /// Who can open a shift at the device's site.
  List<Sites.SitePerson> people(Actor device) {
    return areas.read(
        device.office(),
        own -> {
          UUID site = usable(devices.find(own, id(device)).orElse(null)).site();
          return sites.people(own).stream()
              .filter(person -> person.site().equals(site) && !person.disabled())
              .toList();
        });
  }

  Opened open(Actor device, byte[] nonce, UUID person, String pin) {
    String who = device.office() + "/" + person;
    ofDevice.take(id(device).toString());
    ofPerson.take(who);
    Claim claim =
        areas.write(
            device.office(),
            own -> {
              Devices.Device known = usable(devices.find(own, id(device)).orElse(null));
              if (!shifts.useNonce(own, known.id(), nonce)) {
                throw new Refusal(StaffReason.NONCE_REFUSED);
              }
              return new Claim(known.id(), sites.pin(own, known.site(), person).orElse(""));
            });
    if (!passwords.matches(pin, claim.pin().isEmpty() ? null : claim.pin())) {
      audit.look(
          device.office(),
          Deed.of(device, StaffAction.SHIFT_OPEN)
              .with("person", person)
              .refused(StaffReason.PIN_REFUSED));
      throw new Refusal(StaffReason.PIN_REFUSED);
    }
    ofPerson.giveBack(who);
    ofDevice.giveBack(id(device).toString());
    byte[] key = random();
    UUID shift = UUID.randomUUID();
    return areas.write(
        device.office(),
        own -> {
          Instant until = own.time().plus(LONGEST);
          shifts.endAllOf(own, claim.device());
          shifts.open(
              own,
              shift,
              claim.device(),
              person,
              secrets.seal(own, StaffSecrets.SHIFT_KEY, shift, key),
              until);
          audit.enter(
              own,
              Deed.of(device, StaffAction.SHIFT_OPEN).with("person", person).with("shift", shift));
          return new Opened(own.code(), shift, key, until);
        });
  }

  private static Devices.Device usable(Devices.@Nullable Device device) {
    if (device == null || device.blocked()) {
      throw new Refusal(StaffReason.DEVICE_BLOCKED);
    }
    return device;
  }

  private static UUID id(Actor device) {
    return Objects.requireNonNull(device.device(), "an actor without a device");
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
