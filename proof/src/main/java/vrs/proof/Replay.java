package vrs.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vrs.proof.Alignment.EntryLine;
import vrs.proof.Alignment.Pair;
import vrs.proof.Finding.Kind;

/// Builds all chains anew from the entries, and compares them with seals and checkpoints.
final class Replay {
  private final HeadTree heads;
  private final Map<String, Head> end;
  private final Checkpoints checkpoints;
  private final Findings findings;

  /// The first new sequence of each area since the last checkpoint that agreed.
  private final TreeMap<String, Long> moved = new TreeMap<>();

  private final Map<String, Long> brokenAt = new HashMap<>();
  private final List<Finding> outOfOrder = new ArrayList<>();
  private long foundBefore;
  private @Nullable Head lastInInterval;

  Replay(HeadTree begin, Map<String, Head> end, Checkpoints checkpoints, Findings findings) {
    this.heads = begin;
    this.end = end;
    this.checkpoints = checkpoints;
    this.findings = findings;
  }

  HeadTree heads() {
    return heads;
  }

  void run(Alignment lines) throws IOException {
    checkCheckpoints();
    for (Pair pair = lines.next(); pair != null; pair = lines.next()) {
      apply(pair);
      checkCheckpoints();
    }
    checkEnd();
  }

  private void apply(Pair pair) {
    var line = pair.seal();
    Seal seal = line == null ? null : line.seal();
    EntryLine entry = pair.entry();
    if (line != null && seal != null) {
      checkOrder(seal, line.line());
      if (entry != null) {
        sealAndEntry(seal, line.line(), entry);
      } else {
        sealAlone(seal, line.line());
      }
    } else if (line != null) {
      unreadableSeal(line.line(), entry);
    } else if (entry != null) {
      entryAlone(entry);
    }
  }

  private void sealAndEntry(Seal seal, long line, EntryLine entry) {
    String area = entry.area();
    if (area == null || entry.id() == null) {
      finding(Kind.ENTRY_ALTERED, seal, Archive.ENTRIES, entry.line());
      chain(seal, line);
      return;
    }
    Seal due = heads.head(area).seal(entry.id(), entry.hash());
    if (due.equals(seal)) {
      put(seal.head());
    } else if (due.chain().equals(seal.chain())
        || (seal.hash().equals(entry.hash()) && !seal.area().equals(area))) {
      finding(Kind.SEAL_ALTERED, due, Archive.SEALS, line);
      put(due.head());
    } else {
      if (!seal.hash().equals(entry.hash())) {
        finding(Kind.ENTRY_ALTERED, seal, Archive.ENTRIES, entry.line());
      }
      chain(seal, line);
    }
  }

  private void sealAlone(Seal seal, long line) {
    if (seal.sequence() > heads.head(seal.area()).sequence()) {
      finding(Kind.ENTRY_REMOVED, seal, Archive.SEALS, line);
    }
    chain(seal, line);
  }

  /// Puts a seal whose entry says nothing, or something else.
  private void chain(Seal seal, long line) {
    Head head = heads.head(seal.area());
    long due = head.sequence() + 1;
    if (seal.sequence() < due) {
      finding(Kind.SEAL_INSERTED, seal, Archive.SEALS, line);
      return;
    }
    if (seal.sequence() > due) {
      findings.add(
          new Finding(
              Kind.SEAL_REMOVED,
              seal.area(),
              due,
              seal.sequence() - 1,
              null,
              0,
              Archive.SEALS,
              line));
      put(seal.head());
      return;
    }
    if (seal.follows(head)) {
      put(seal.head());
      return;
    }
    finding(Kind.SEAL_ALTERED, seal, Archive.SEALS, line);
    Long before = brokenAt.put(seal.area(), seal.sequence());
    boolean twice = before != null && before == seal.sequence() - 1;
    put(twice ? seal.head() : head.seal(seal.entry(), seal.hash()).head());
  }

  private void unreadableSeal(long line, @Nullable EntryLine entry) {
    if (entry == null || entry.area() == null || entry.id() == null) {
      findings.add(Finding.inFile(Kind.UNREADABLE, Archive.SEALS, line));
      return;
    }
    Seal due = heads.head(entry.area()).seal(entry.id(), entry.hash());
    finding(Kind.SEAL_ALTERED, due, Archive.SEALS, line);
    put(due.head());
  }

  /// An entry without a seal: inserted, or its seal was removed, and then the gap in the area's
  /// sequence is found as well.
  private void entryAlone(EntryLine entry) {
    if (entry.area() == null || entry.id() == null) {
      findings.add(Finding.inFile(Kind.UNREADABLE, Archive.ENTRIES, entry.line()));
      return;
    }
    Seal due = heads.head(entry.area()).seal(entry.id(), entry.hash());
    finding(Kind.ENTRY_INSERTED, due, Archive.ENTRIES, entry.line());
  }

  /// Between two checkpoints the seals are sorted by area and sequence. What is not counts once the
  /// checkpoint agrees; if it does not, the interval itself is in doubt.
  private void checkOrder(Seal seal, long line) {
    Head last = lastInInterval;
    if (last != null) {
      int order = last.area().compareTo(seal.area());
      if (order > 0 || (order == 0 && last.sequence() >= seal.sequence())) {
        outOfOrder.add(
            Finding.at(
                Kind.SEAL_MOVED, seal.area(), seal.sequence(), seal.entry(), Archive.SEALS, line));
      }
    }
    lastInInterval = seal.head();
  }

  private void put(Head head) {
    moved.putIfAbsent(head.area(), head.sequence());
    heads.put(head);
  }

  private void checkCheckpoints() throws IOException {
    for (var next = checkpoints.peek();
        next != null && next.size() <= heads.size();
        next = checkpoints.peek()) {
      boolean agrees =
          next.size() == heads.size()
              && next.areas() == heads.areas()
              && next.root().equals(heads.root());
      if (agrees) {
        if (checkpoints.linked()) {
          outOfOrder.forEach(findings::add);
        }
        moved.clear();
        foundBefore = findings.found();
      } else if (foundBefore == findings.found()) {
        rewritten(next);
      }
      lastInInterval = null;
      outOfOrder.clear();
      checkpoints.take();
    }
  }

  /// Everything since the last checkpoint that agreed is under suspicion, and nothing before.
  private void rewritten(Checkpoint checkpoint) {
    if (moved.isEmpty()) {
      findings.add(Finding.atCheckpoint(Kind.REWRITTEN, checkpoint.number()));
    }
    moved.forEach((area, from) ->
        findings.add(
            Finding.range(
                Kind.REWRITTEN, area, from, heads.head(area).sequence(), checkpoint.number())));
  }

  private void checkEnd() throws IOException {
    var open = checkpoints.peek();
    Checkpoint last = checkpoints.last();
    for (Head head : end.values()) {
      long sequence = heads.head(head.area()).sequence();
      if (head.sequence() > sequence) {
        findings.add(
            Finding.range(
                Kind.CUT_OFF,
                head.area(),
                sequence + 1,
                head.sequence(),
                open == null ? 0 : open.number()));
      } else if (!heads.head(head.area()).equals(head) && foundBefore == findings.found()) {
        findings.add(Finding.range(Kind.HEADS_ALTERED, head.area(), head.sequence(), sequence, 0));
      }
    }
    for (Head head : heads.heads()) {
      if (!end.containsKey(head.area())) {
        findings.add(Finding.range(Kind.HEADS_ALTERED, head.area(), 0, head.sequence(), 0));
      }
    }
    if (open != null && foundBefore == findings.found()) {
      findings.add(Finding.atCheckpoint(Kind.CUT_OFF, open.number()));
    }
    if (last != null && last.size() < heads.size() && foundBefore == findings.found()) {
      moved.forEach((area, from) ->
          findings.add(
              Finding.range(
                  Kind.NOT_COVERED, area, from, heads.head(area).sequence(), last.number())));
    }
    while (checkpoints.peek() != null) {
      checkpoints.take();
    }
  }

  private void finding(Kind kind, Seal seal, String file, long line) {
    findings.add(Finding.at(kind, seal.area(), seal.sequence(), seal.entry(), file, line));
  }
}
