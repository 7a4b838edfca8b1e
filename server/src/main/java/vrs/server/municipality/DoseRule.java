package vrs.server.municipality;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// That a product may be given as certain doses, and how long after the dose before.
///
/// @param interval none for dose 1
public record DoseRule(
    Product product, DoseNumbers numbers, @Nullable Interval interval, Validity validity) {

  public Optional<Interval> afterPrevious() {
    return Optional.ofNullable(interval);
  }
}
