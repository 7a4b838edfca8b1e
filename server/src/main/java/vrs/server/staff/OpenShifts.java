package vrs.server.staff;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;

/// The shifts that are in use in this process, with their keys, so that a request of a site costs
/// one HMAC and no query.
///
/// What is remembered is read again after three seconds: a shift that ended or a device that was
/// blocked elsewhere is worthless here in less than five.
@Component
final class OpenShifts {
  private static final long TRUSTED_MILLIS = 3_000;
  private static final int MANY = 10_000;
  private final Areas areas;
  private final Shifts shifts;
  private final StaffSecrets secrets;
  private final Clock clock;
  private final ConcurrentHashMap<Name, Open> known = new ConcurrentHashMap<>();

  OpenShifts(Areas areas, Shifts shifts, StaffSecrets secrets, Clock clock) {
    this.areas = areas;
    this.shifts = shifts;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// What a request names. The office belongs to it: who names another office's shift reaches
  /// nothing of it, not even what is remembered here.
  private record Name(AreaCode office, UUID id) {}

  /// A shift with its key and the times of the requests that were taken lately.
  record Open(
      AreaCode office,
      Shifts.Shift shift,
      SecretKeySpec key,
      long readAt,
      ConcurrentSkipListSet<Long> taken) {

    /// Whether the shift's key signed the text.
    boolean signed(byte[] text, byte[] signature) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return MessageDigest.isEqual(mac.doFinal(text), signature);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /// Takes a request's time; false if a request of this time was taken already.
    ///
    /// @param oldest times before this one are refused anyway and need not be kept
    boolean take(long time, long oldest) {
      taken.headSet(oldest).clear();
      return taken.add(time);
    }

    /// The same, with the times that were taken before it was read again.
    Open having(ConcurrentSkipListSet<Long> before) {
      return new Open(office, shift, key, readAt, before);
    }

    @Override
    public String toString() {
      return "Open[" + shift.id() + "]";
    }
  }

  Optional<Open> find(AreaCode office, UUID id) {
    var name = new Name(office, id);
    Open remembered = known.get(name);
    if (remembered != null && clock.millis() - remembered.readAt() < TRUSTED_MILLIS) {
      return Optional.of(remembered);
    }
    Optional<Open> read =
        areas.read(office, own -> shifts.open(own, id).map(shift -> opened(own, shift)));
    if (read.isEmpty()) {
      known.remove(name);
      return Optional.empty();
    }
    return Optional.of(remember(name, read.get()));
  }

  /// The shift has ended.
  void forget(AreaCode office, UUID id) {
    known.remove(new Name(office, id));
  }

  private Open opened(Area own, Shifts.Shift shift) {
    byte[] key = secrets.open(own, StaffSecrets.SHIFT_KEY, shift.id(), shift.sealedKey());
    return new Open(
        own.code(),
        shift,
        new SecretKeySpec(key, "HmacSHA256"),
        clock.millis(),
        new ConcurrentSkipListSet<>());
  }

  private Open remember(Name name, Open read) {
    if (known.size() > MANY) {
      known.values().removeIf(open -> open.shift().until().isBefore(clock.instant()));
    }
    return known.compute(name, (_, before) -> before == null ? read : read.having(before.taken()));
  }
}
