package vrs.server.municipality;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lot of a product (ロット) with the history of its expiry.
///
/// Expiry was prolonged several times after the seals were printed, so the date on the seal is not
/// the true one.
///
/// @param expiries earliest decision first; never empty
/// @param recalled the day on which it was taken back; none: never
public record Lot(
    Product product, LotNumber number, List<Expiry> expiries, @Nullable LocalDate recalled) {

  /// What was decided about the lot.
  ///
  /// @param expires last day of use
  public record Expiry(LocalDate decidedOn, LocalDate expires) {}

  public Lot {
    expiries = expiries.stream().sorted(Comparator.comparing(Expiry::decidedOn)).toList();
    if (expiries.isEmpty()) {
      throw new IllegalArgumentException("lot " + number + " never expires");
    }
  }

  /// The last day of use as it was known on a day; before the first decision, as first decided.
  public LocalDate expiryKnownOn(LocalDate day) {
    return expiries.reversed().stream()
        .filter(expiry -> !expiry.decidedOn().isAfter(day))
        .findFirst()
        .orElse(expiries.getFirst())
        .expires();
  }

  /// The day from which there was any of it: it leaves its maker with an expiry.
  public LocalDate from() {
    return expiries.getFirst().decidedOn();
  }

  /// Whether the lot had been taken back by that day.
  public boolean recalledBy(LocalDate day) {
    return recalled != null && !day.isBefore(recalled);
  }

  /// Whether a shot on this day was too late for the lot.
  public boolean expiredOn(LocalDate day) {
    return day.isAfter(expiryKnownOn(day));
  }
}
