package vrs.server.quality;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What of the work list somebody wants to do now.
///
/// @param rule code of a rule that objects; empty: any
/// @param site name of the site; empty: any
/// @param lot empty: any
/// @param batch a file by which the dose came or was changed
public record WorkFilter(
    String rule, String site, Optional<LocalDate> day, String lot, Optional<UUID> batch) {
  public static final WorkFilter NONE =
      new WorkFilter("", "", Optional.empty(), "", Optional.empty());

  public boolean isEmpty() {
    return equals(NONE);
  }
}
