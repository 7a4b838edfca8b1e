package vrs.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vrs.proof.Finding.Kind;

/// Reads the checkpoints one by one and proves that each follows the one before.
///
/// Each carries the hash of the one before, so the signature of the last, which is verified, holds
/// for all of them. Where the chain breaks, the signatures beside the break tell which is wrong.
final class Checkpoints {
  private final LineReader lines;
  private final Collection<NoteKey> keys;
  private final @Nullable Checkpoint remembered;
  private final Findings findings;
  private @Nullable Checkpoint ahead;
  private @Nullable SignedNote lastNote;
  private @Nullable Checkpoint last;
  private long count;
  private boolean linked = true;

  Checkpoints(
      LineReader lines,
      Collection<NoteKey> keys,
      @Nullable Checkpoint remembered,
      Findings findings)
      throws IOException {
    this.lines = lines;
    this.keys = keys;
    this.remembered = remembered;
    this.findings = findings;
    this.ahead = read();
  }

  /// The next checkpoint; null after the last.
  @Nullable Checkpoint peek() {
    return ahead;
  }

  /// Whether the next checkpoint follows directly on the one before it.
  boolean linked() {
    return linked;
  }

  Checkpoint take() throws IOException {
    Checkpoint taken = Objects.requireNonNull(ahead);
    ahead = read();
    return taken;
  }

  /// The last that could be read.
  @Nullable Checkpoint last() {
    return last;
  }

  long count() {
    return count;
  }

  private @Nullable Checkpoint read() throws IOException {
    while (true) {
      SignedNote note = readNote();
      if (note == null) {
        checkEnd();
        return null;
      }
      try {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        checkLink(checkpoint, note);
        checkRemembered(checkpoint);
        last = checkpoint;
        lastNote = note;
        count++;
        return checkpoint;
      } catch (Unreadable _) {
        findings.add(Finding.atCheckpoint(Kind.CHECKPOINT_ALTERED, expected()));
      }
    }
  }

  /// Up to an empty line and the signature after it; null at the end.
  private @Nullable SignedNote readNote() throws IOException {
    var text = new StringBuilder();
    var line = lines.next();
    if (line == null) {
      return null;
    }
    while (line != null && line.bytes().length > 0) {
      text.append(new String(line.bytes(), UTF_8)).append('\n');
      line = lines.next();
    }
    var signature = lines.next();
    return new SignedNote(
        text.toString(),
        signature != null && signature.whole() ? new String(signature.bytes(), UTF_8) : "");
  }

  private long expected() {
    return last == null ? 1 : last.number() + 1;
  }

  private void checkLink(Checkpoint next, SignedNote note) {
    if (last == null || lastNote == null) {
      boolean fits = next.number() > 0 && (next.number() == 1) == next.previous().equals(Hash.NONE);
      if (!fits) {
        findings.add(Finding.atCheckpoint(Kind.CHECKPOINT_ALTERED, next.number()));
      }
      return;
    }
    boolean follows =
        next.number() == last.number() + 1
            && next.previous().equals(lastNote.hash())
            && next.size() >= last.size()
            && !next.time().isBefore(last.time())
            && next.origin().equals(last.origin());
    linked = follows;
    if (follows) {
      return;
    }
    if (!lastNote.signedBy(keys)) {
      findings.add(Finding.atCheckpoint(Kind.CHECKPOINT_ALTERED, last.number()));
    } else if (note.signedBy(keys) && next.number() > last.number()) {
      findings.add(Finding.atCheckpoint(Kind.CHECKPOINT_REMOVED, last.number() + 1));
    } else {
      findings.add(Finding.atCheckpoint(Kind.CHECKPOINT_ALTERED, last.number() + 1));
    }
  }

  private void checkRemembered(Checkpoint checkpoint) {
    if (remembered == null) {
      return;
    }
    if (checkpoint.number() == remembered.number() && !checkpoint.equals(remembered)) {
      findings.add(Finding.atCheckpoint(Kind.FORKED, checkpoint.number()));
    }
    if (last == null && checkpoint.number() > remembered.number()) {
      findings.add(Finding.atCheckpoint(Kind.REMEMBERED_TOO_OLD, remembered.number()));
    }
  }

  private void checkEnd() {
    if (last == null || lastNote == null) {
      findings.add(Finding.atCheckpoint(Kind.CHECKPOINT_REMOVED, 1));
      return;
    }
    if (!lastNote.signedBy(keys)) {
      findings.add(Finding.atCheckpoint(Kind.CHECKPOINT_ALTERED, last.number()));
    }
    if (remembered != null && remembered.number() > last.number()) {
      findings.add(Finding.atCheckpoint(Kind.ROLLED_BACK, last.number()));
    }
  }
}
