package vrs.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The Merkle tree (RFC 6962) over the heads of all areas, sorted by area. Not for several threads.
///
/// A changed head costs one path of hashes; a new area builds the tree anew.
public final class HeadTree {
  private final TreeMap<String, Head> heads = new TreeMap<>();

  /// Hashes by height: leaves first, the root alone at last. Null when areas came since.
  private @Nullable List<Hash[]> levels;

  private String[] areas = {};
  private final TreeMap<String, Head> moved = new TreeMap<>();
  private long size;

  public HeadTree() {}

  public HeadTree(Collection<Head> heads) {
    heads.forEach(this::put);
  }

  /// Sets the head of its area.
  public void put(Head head) {
    Head before = heads.put(head.area(), head);
    if (before == null) {
      levels = null;
      size += head.sequence();
    } else {
      moved.put(head.area(), head);
      size += head.sequence() - before.sequence();
    }
  }

  /// The area's head; before its first seal, [Head#before].
  public Head head(String area) {
    Head head = heads.get(area);
    return head == null ? Head.before(area) : head;
  }

  /// All heads, sorted by area.
  public List<Head> heads() {
    return List.copyOf(heads.values());
  }

  /// How many areas have a seal.
  public int areas() {
    return heads.size();
  }

  /// How many seals there are in all areas together.
  public long size() {
    return size;
  }

  /// RFC 6962 §2.1: the hash of nothing for no area, else the root.
  public Hash root() {
    if (heads.isEmpty()) {
      return Hash.of();
    }
    return levels().getLast()[0];
  }

  /// Proves that the area's head is among those whose root is [#root].
  public Optional<Inclusion> inclusion(String area) {
    Head head = heads.get(area);
    if (head == null) {
      return Optional.empty();
    }
    List<Hash[]> levels = levels();
    int index = Arrays.binarySearch(areas, area);
    var path = new ArrayList<Hash>();
    int at = index;
    for (Hash[] level : levels) {
      int sibling = at ^ 1;
      if (sibling < level.length) {
        path.add(level[sibling]);
      }
      at >>= 1;
    }
    return Optional.of(new Inclusion(head, index, heads.size(), path));
  }

  private List<Hash[]> levels() {
    if (levels == null) {
      levels = build();
    } else {
      for (Head head : moved.values()) {
        update(levels, Arrays.binarySearch(areas, head.area()), head.leaf());
      }
    }
    moved.clear();
    return levels;
  }

  private List<Hash[]> build() {
    areas = heads.keySet().toArray(String[]::new);
    var built = new ArrayList<Hash[]>();
    Hash[] level = heads.values().stream().map(Head::leaf).toArray(Hash[]::new);
    built.add(level);
    while (level.length > 1) {
      var above = new Hash[(level.length + 1) / 2];
      for (int i = 0; i < above.length; i++) {
        above[i] = parent(level, i);
      }
      built.add(above);
      level = above;
    }
    return built;
  }

  private static void update(List<Hash[]> levels, int leaf, Hash value) {
    levels.getFirst()[leaf] = value;
    int at = leaf;
    for (int height = 1; height < levels.size(); height++) {
      at >>= 1;
      levels.get(height)[at] = parent(levels.get(height - 1), at);
    }
  }

  /// A last one without a sibling goes up as it is, which is RFC 6962's split at the largest power
  /// of two.
  private static Hash parent(Hash[] below, int i) {
    int left = 2 * i;
    return left + 1 < below.length ? node(below[left], below[left + 1]) : below[left];
  }

  static Hash node(Hash left, Hash right) {
    return Hash.of(new byte[] {1}, left.raw(), right.raw());
  }
}
