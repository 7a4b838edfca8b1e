package vrs.server.erasure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the steps of an erasure leave for later ones and for the certificate, kept as JSON.
sealed interface StepDetails {

  /// The step says everything by being done.
  record Nothing() implements StepDetails {}

  /// @param rows by table, as there were before the first was deleted
  record Closed(Map<String, Long> rows) implements StepDetails {}

  /// @param ownRewrite reference of the operator's record, where its own tools wrote the tables
  ///   anew
  record Rewritten(@Nullable String ownRewrite) implements StepDetails {}

  /// @param generation of the new backup; 0 where the database is the operator's own
  /// @param ownBackups there: reference of the operator's record about its backups
  record BackedUp(
      @Nullable String file, int generation, @Nullable String sha256, @Nullable String ownBackups)
      implements StepDetails {}

  /// @param generations whose keys were destroyed
  /// @param backups files that were removed
  record Destroyed(List<Integer> generations, List<String> backups) implements StepDetails {}
}
