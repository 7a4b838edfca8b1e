package vrs.proof;

import java.util.List;

/// Proof that a head is among those of a checkpoint (RFC 6962 §2.1.1).
///
/// @param index the area's place among all areas, from 0
/// @param areas how many areas there are
/// @param path the siblings on the way up
public record Inclusion(Head head, int index, int areas, List<Hash> path) {

  public Inclusion {
    if (index < 0 || index >= areas) {
      throw new IllegalArgumentException("area " + index + " of " + areas);
    }
    path = List.copyOf(path);
  }

  /// Whether the way up ends at this root.
  public boolean leadsTo(Hash root) {
    Hash at = head.leaf();
    int place = index;
    int last = areas - 1;
    int used = 0;
    while (last > 0) {
      boolean alone = place == last && (place & 1) == 0;
      if (!alone) {
        if (used == path.size()) {
          return false;
        }
        Hash sibling = path.get(used++);
        at = (place & 1) == 0 ? HeadTree.node(at, sibling) : HeadTree.node(sibling, at);
      }
      place >>= 1;
      last >>= 1;
    }
    return used == path.size() && at.equals(root);
  }
}
