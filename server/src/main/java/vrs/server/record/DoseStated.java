package vrs.server.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.Area;

/// Knows what was given out that states a dose. The room that issues certificates comes after this
/// one, so it tells through here; staff see before a correction what it revokes, and after it what
/// it has revoked.
public interface DoseStated {

  /// A certificate (接種証明書) that states a dose.
  ///
  /// @param number of the certificate, as it is printed
  /// @param revoked when it ceased to hold; none: it holds
  record Certificate(String number, Instant issued, Optional<Instant> revoked) {
    public boolean holds() {
      return revoked.isEmpty();
    }
  }

  /// The earliest first.
  List<Certificate> certificates(Area area, UUID dose);
}
