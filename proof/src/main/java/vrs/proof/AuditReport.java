package vrs.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a verification.
///
/// @param entries how many sealed entries the archive accounts for
/// @param last the newest checkpoint; null if there is none
/// @param findings the first ones, in the order found
/// @param found how many there are in all
public record AuditReport(
    long entries,
    int areas,
    long checkpoints,
    @Nullable Checkpoint last,
    List<Finding> findings,
    long found) {

  public AuditReport {
    findings = List.copyOf(findings);
  }

  /// Whether the log is as it was sealed.
  public boolean intact() {
    return found == 0;
  }
}
