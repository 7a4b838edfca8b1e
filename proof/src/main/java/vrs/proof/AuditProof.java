package vrs.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vrs.proof.Finding.Kind;

/// Proves that an archive of the audit log is what was sealed (I4), or finds what was changed,
/// removed, inserted, swapped, cut off or rolled back, and where.
///
/// Needs nothing but the archive; to notice a rewritten or rolled-back log of somebody who holds
/// the log's private key, or who only shows an older state, it needs what was kept elsewhere: the
/// log's public key and a checkpoint.
public final class AuditProof {
  private final List<NoteKey> trusted;
  private final @Nullable SignedNote remembered;

  /// @param trusted the log's keys as known from elsewhere; if none, those in the archive are taken
  /// @param remembered a checkpoint that was kept elsewhere
  public AuditProof(List<NoteKey> trusted, @Nullable SignedNote remembered) {
    this.trusted = List.copyOf(trusted);
    this.remembered = remembered;
  }

  /// Verifies the whole archive; reads each file once, from front to back.
  ///
  /// @throws IOException if the archive can't be read
  public AuditReport verify(Archive archive) throws IOException {
    var findings = new Findings();
    for (String odd : archive.oddFiles()) {
      findings.add(Finding.inFile(Kind.ODD_FILE, odd, 0));
    }
    List<NoteKey> keys = keys(archive, findings);
    Checkpoint limit = remembered(keys, findings);
    var begin = new HeadTree(heads(archive, Archive.BEGIN, findings).values());
    Map<String, Head> end = heads(archive, Archive.END, findings);
    try (var seals = archive.open(Archive.SEALS);
        var entries = archive.open(Archive.ENTRIES);
        var notes = archive.open(Archive.CHECKPOINTS)) {
      var checkpoints = new Checkpoints(new LineReader(notes), keys, limit, findings);
      checkBeginning(begin, checkpoints, findings);
      var replay = new Replay(begin, end, checkpoints, findings);
      replay.run(new Alignment(new LineReader(seals), new LineReader(entries)));
      return new AuditReport(
          replay.heads().size(),
          replay.heads().areas(),
          checkpoints.count(),
          checkpoints.last(),
          findings.kept(),
          findings.found());
    }
  }

  /// An archive that begins later begins with the checkpoint over its first heads.
  private static void checkBeginning(HeadTree begin, Checkpoints checkpoints, Findings findings) {
    Checkpoint first = checkpoints.peek();
    if (first == null) {
      return;
    }
    if (begin.size() == 0 ? first.number() != 1 : begin.size() != first.size()) {
      findings.add(Finding.inFile(Kind.HEADS_ALTERED, Archive.BEGIN, 0));
    }
  }

  private List<NoteKey> keys(Archive archive, Findings findings) throws IOException {
    var keys = new ArrayList<NoteKey>();
    try (var in = archive.open(Archive.KEYS)) {
      var lines = new LineReader(in);
      for (var line = lines.next(); line != null; line = lines.next()) {
        NoteKey key = key(line);
        if (key == null || (!trusted.isEmpty() && !trusted.contains(key))) {
          findings.add(Finding.inFile(Kind.KEY_ALTERED, Archive.KEYS, line.number()));
        } else {
          keys.add(key);
        }
      }
    }
    return trusted.isEmpty() ? keys : trusted;
  }

  private static @Nullable NoteKey key(LineReader.Line line) {
    try {
      return line.whole() ? NoteKey.parse(new String(line.bytes(), UTF_8)) : null;
    } catch (Unreadable _) {
      return null;
    }
  }

  private @Nullable Checkpoint remembered(List<NoteKey> keys, Findings findings) {
    if (remembered == null) {
      return null;
    }
    try {
      if (remembered.signedBy(keys)) {
        return Checkpoint.parse(remembered.text());
      }
    } catch (Unreadable _) {
      // as one without signature
    }
    findings.add(Finding.inFile(Kind.REMEMBERED_UNSIGNED, "", 0));
    return null;
  }

  /// Heads sorted by area, each once.
  private static Map<String, Head> heads(Archive archive, String file, Findings findings)
      throws IOException {
    var heads = new TreeMap<String, Head>();
    try (var in = archive.open(file)) {
      var lines = new LineReader(in);
      for (var line = lines.next(); line != null; line = lines.next()) {
        try {
          Head head = Head.parse(line.bytes());
          if (!line.whole() || (!heads.isEmpty() && heads.lastKey().compareTo(head.area()) >= 0)) {
            throw new Unreadable("heads out of order");
          }
          heads.put(head.area(), head);
        } catch (Unreadable _) {
          findings.add(Finding.inFile(Kind.HEADS_ALTERED, file, line.number()));
        }
      }
    }
    return heads;
  }
}
