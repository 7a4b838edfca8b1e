package vrs.server.scan;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.AreaCode;
import vrs.server.record.TicketNumber;

/// What a site read from one ticket (読取結果).
///
/// @param number the dose digit of the line
/// @param confidence of the weakest digit, 0 to 1
/// @param strip the cropped line of the picture, a small picture file; none when typed
/// @param office whose site read it
record Reading(
    UUID id,
    TicketNumber ticket,
    int number,
    Source source,
    double confidence,
    Optional<byte[]> strip,
    AreaCode office,
    UUID device,
    UUID actor,
    Instant taken) {

  /// Where the digits came from.
  enum Source {
    CODE,
    LINE,
    TYPED
  }

  /// Whether the ticket is the site's own municipality's.
  boolean own() {
    return ticket.issuer().equals(office);
  }

  @Override
  public String toString() {
    return "Reading[" + id + "]";
  }
}
