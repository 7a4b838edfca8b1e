package vrs.server.staff;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;
import vrs.server.platform.SealedPlace;

/// Seals second factors and shift keys with the area's data key, each for its own row and column.
@Component
final class StaffSecrets {
  static final String SECOND_FACTOR = "account.second_factor";
  static final String SHIFT_KEY = "shift.key_sealed";
  private final AreaKeys keys;

  StaffSecrets(AreaKeys keys) {
    this.keys = keys;
  }

  byte[] seal(Area area, String column, UUID row, byte[] secret) {
    return keys.of(area).seal(secret, new SealedPlace(row, column)).bytes();
  }

  byte[] open(Area area, String column, UUID row, byte[] sealed) {
    return keys.of(area).open(SealedBytes.of(sealed), new SealedPlace(row, column));
  }
}
