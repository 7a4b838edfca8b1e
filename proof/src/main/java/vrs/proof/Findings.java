package vrs.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vrs.proof.Finding.Kind;

/// Collects findings. Keeps the first thousand and counts the rest.
final class Findings {
  private static final int KEPT = 1000;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<UUID, Integer> unpaired = new HashMap<>();
  private long found;

  /// An entry that is missing in one place and too many in another was moved.
  void add(Finding finding) {
    boolean half = finding.kind() == Kind.ENTRY_REMOVED || finding.kind() == Kind.ENTRY_INSERTED;
    if (half && finding.entry() != null) {
      Integer other = unpaired.get(finding.entry());
      if (other != null && kept.get(other).kind() != finding.kind()) {
        Finding sealed = finding.kind() == Kind.ENTRY_REMOVED ? finding : kept.get(other);
        kept.set(other, sealed.as(Kind.ENTRY_MOVED));
        unpaired.remove(finding.entry());
        return;
      }
      if (kept.size() < KEPT) {
        unpaired.put(finding.entry(), kept.size());
      }
    }
    found++;
    if (kept.size() < KEPT) {
      kept.add(finding);
    }
  }

  long found() {
    return found;
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }
}
