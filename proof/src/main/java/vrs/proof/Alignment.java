package vrs.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads seals and entries side by side and finds which belong together, also after lines were
/// removed, inserted or moved. In an untouched archive the n-th lines belong together.
final class Alignment {
  /// How far it looks for the next lines that belong together.
  private static final int FARTHEST = 1 << 17;

  private final LineReader seals;
  private final LineReader entries;
  private List<SealLine> sealsAhead = new ArrayList<>();
  private List<EntryLine> entriesAhead = new ArrayList<>();
  private final List<Pair> ready = new ArrayList<>();
  private int given;

  /// @param seal null if the line can't be read
  record SealLine(long line, @Nullable Seal seal) {}

  /// @param id null, as the area, if the line can't be read
  record EntryLine(long line, @Nullable UUID id, @Nullable String area, Hash hash) {}

  /// A seal and its entry; either may be missing, not both.
  record Pair(@Nullable SealLine seal, @Nullable EntryLine entry) {}

  Alignment(LineReader seals, LineReader entries) {
    this.seals = seals;
    this.entries = entries;
  }

  /// The next pair; null at the end of both files.
  @Nullable Pair next() throws IOException {
    if (given < ready.size()) {
      return ready.get(given++);
    }
    ready.clear();
    given = 0;
    if (sealsAhead.isEmpty() && entriesAhead.isEmpty()) {
      SealLine seal = readSeal();
      EntryLine entry = readEntry();
      if (seal == null && entry == null) {
        return null;
      }
      if (belong(seal, entry)) {
        return new Pair(seal, entry);
      }
      keep(seal, entry);
    }
    align();
    return ready.get(given++);
  }

  /// Moves lines from those ahead to `ready`, up to the next two that belong together.
  private void align() throws IOException {
    int window = 64;
    int[] match = nearestMatch();
    while (match == null && window <= FARTHEST && readAhead(window)) {
      window *= 2;
      match = nearestMatch();
    }
    int lostSeals = match == null ? sealsAhead.size() : match[0];
    int lostEntries = match == null ? entriesAhead.size() : match[1];
    giveUnmatched(sealsAhead.subList(0, lostSeals), entriesAhead.subList(0, lostEntries));
    if (match != null) {
      ready.add(new Pair(sealsAhead.get(lostSeals), entriesAhead.get(lostEntries)));
      lostSeals++;
      lostEntries++;
    }
    sealsAhead = new ArrayList<>(sealsAhead.subList(lostSeals, sealsAhead.size()));
    entriesAhead = new ArrayList<>(entriesAhead.subList(lostEntries, entriesAhead.size()));
  }

  /// Lines without a match: an unreadable one goes with what lies beside it, and so does a seal
  /// that fits the entry but for its id.
  private void giveUnmatched(List<SealLine> lostSeals, List<EntryLine> lostEntries) {
    int s = 0;
    int e = 0;
    while (s < lostSeals.size() || e < lostEntries.size()) {
      SealLine seal = s < lostSeals.size() ? lostSeals.get(s) : null;
      EntryLine entry = e < lostEntries.size() ? lostEntries.get(e) : null;
      if (seal != null && entry != null && mayBelong(seal, entry)) {
        ready.add(new Pair(seal, entry));
        s++;
        e++;
      } else if (seal != null) {
        ready.add(new Pair(seal, null));
        s++;
      } else {
        ready.add(new Pair(null, entry));
        e++;
      }
    }
  }

  private static boolean mayBelong(SealLine seal, EntryLine entry) {
    return seal.seal() == null || entry.id() == null || seal.seal().hash().equals(entry.hash());
  }

  /// The two that belong together with the fewest lines before them; null if there are none.
  private int @Nullable [] nearestMatch() {
    Map<UUID, Integer> places = new HashMap<>();
    for (int i = entriesAhead.size() - 1; i >= 0; i--) {
      UUID id = entriesAhead.get(i).id();
      if (id != null) {
        places.put(id, i);
      }
    }
    int[] best = null;
    for (int i = 0; i < sealsAhead.size() && (best == null || i < best[0] + best[1]); i++) {
      Seal seal = sealsAhead.get(i).seal();
      Integer place = seal == null ? null : places.get(seal.entry());
      if (place != null && (best == null || i + place < best[0] + best[1])) {
        best = new int[] {i, place};
      }
    }
    return best;
  }

  /// Reads on until so many lines of both are known; false if there was nothing to read.
  private boolean readAhead(int window) throws IOException {
    boolean more = false;
    while (sealsAhead.size() < window || entriesAhead.size() < window) {
      SealLine seal = sealsAhead.size() < window ? readSeal() : null;
      EntryLine entry = entriesAhead.size() < window ? readEntry() : null;
      if (seal == null && entry == null) {
        return more;
      }
      keep(seal, entry);
      more = true;
    }
    return more;
  }

  private void keep(@Nullable SealLine seal, @Nullable EntryLine entry) {
    if (seal != null) {
      sealsAhead.add(seal);
    }
    if (entry != null) {
      entriesAhead.add(entry);
    }
  }

  private static boolean belong(@Nullable SealLine seal, @Nullable EntryLine entry) {
    return seal != null
        && entry != null
        && seal.seal() != null
        && seal.seal().entry().equals(entry.id());
  }

  private @Nullable SealLine readSeal() throws IOException {
    var line = seals.next();
    if (line == null) {
      return null;
    }
    try {
      return new SealLine(line.number(), line.whole() ? Seal.parse(line.bytes()) : null);
    } catch (Unreadable _) {
      return new SealLine(line.number(), null);
    }
  }

  private @Nullable EntryLine readEntry() throws IOException {
    var line = entries.next();
    if (line == null) {
      return null;
    }
    Hash hash = Hash.of(line.bytes());
    try {
      if (line.whole()) {
        AuditEntry entry = AuditEntry.parse(line.bytes());
        return new EntryLine(line.number(), entry.id(), entry.area(), hash);
      }
    } catch (Unreadable _) {
      // as a line without end
    }
    return new EntryLine(line.number(), null, null, hash);
  }
}
