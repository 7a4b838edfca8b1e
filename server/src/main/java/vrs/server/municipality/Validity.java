package vrs.server.municipality;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The days on which a fact of the master data holds (有効期間), both ends included.
///
/// @param to none: until further notice
public record Validity(LocalDate from, @Nullable LocalDate to) {

  public Validity {
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("validity ends before it begins: " + from + ", " + to);
    }
  }

  public boolean holdsOn(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
