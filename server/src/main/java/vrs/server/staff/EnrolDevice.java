package vrs.server.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Limits;
import vrs.server.platform.Refusal;

/// A tablet becomes an enrolled device (H5): it brings the code that the municipality made for it,
/// its public key, and a signature over the code that shows it holds the private half.
///
/// Refuses with A103, A121, A122. A refused key leaves the code unused.
@Component
final class EnrolDevice {
  private final Areas areas;
  private final Sites sites;
  private final Devices devices;
  private final Audit audit;
  private final Limits ofAddress =
      new Limits(StaffReason.TOO_MANY_ATTEMPTS, 20, Duration.ofSeconds(30));

  /// @param office the municipality that enrolled it
  record Enrolled(AreaCode office, UUID device, String site, String label) {}

  EnrolDevice(Areas areas, Sites sites, Devices devices, Audit audit) {
    this.areas = areas;
    this.sites = sites;
    this.devices = devices;
    this.audit = audit;
  }

  /// @param proof signature over `VRS1-ENROL`, a line feed, and the code as typed
  Enrolled enrol(String typedCode, DeviceKey key, byte[] proof, String address) {
    ofAddress.take(address);
    OneTimeCode code =
        OneTimeCode.typed(typedCode).orElseThrow(() -> new Refusal(StaffReason.ENROLMENT_REFUSED));
    if (!key.signed(("VRS1-ENROL\n" + typedCode).getBytes(UTF_8), proof)) {
      throw new Refusal(StaffReason.DEVICE_KEY_REFUSED);
    }
    return areas.write(
        code.area(),
        own -> {
          Devices.Invitation invitation =
              devices
                  .invitation(own, code)
                  .orElseThrow(() -> new Refusal(StaffReason.ENROLMENT_REFUSED));
          Sites.Site site =
              sites
                  .find(own, invitation.site())
                  .orElseThrow(() -> new Refusal(StaffReason.ENROLMENT_REFUSED));
          UUID device = UUID.randomUUID();
          devices.add(own, device, invitation, key);
          if (!devices.use(own, code, device)) {
            throw new Refusal(StaffReason.ENROLMENT_REFUSED);
          }
          audit.enter(
              own,
              Deed.by("device", StaffAction.DEVICE_ENROL)
                  .with("device", device)
                  .with("site", invitation.site()));
          return new Enrolled(own.code(), device, site.name(), invitation.label());
        });
  }
}
