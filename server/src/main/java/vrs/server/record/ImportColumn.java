package vrs.server.record;

import java.util.Optional;

/// A column of a file that is imported, known by its heading.
interface ImportColumn {
  String heading();

  /// Whether a file may lack it; then it tells nothing, and what the register holds stays.
  default boolean isFurther() {
    return false;
  }

  /// The column without which this one can't be understood.
  default Optional<ImportColumn> partner() {
    return Optional.empty();
  }
}
