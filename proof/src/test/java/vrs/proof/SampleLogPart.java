package vrs.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// A part of a log: from one checkpoint to another.
///
/// @param until entries from the beginning
record SampleLogPart(SampleLog log, int until) {

  Map<String, byte[]> files() {
    return from(0, 0);
  }

  /// @param begin entries that the part leaves out; their checkpoint stays, as its first
  /// @param checkpoint the number of that checkpoint; 0 for none
  Map<String, byte[]> from(int begin, int checkpoint) {
    var zip = new ByteArrayOutputStream();
    try (var out = ArchiveWriter.zip(zip)) {
      out.keys(List.of(log.key));
      out.begin(headsAfter(begin).heads());
      out.entries();
      for (AuditEntry entry : log.entries.subList(begin, until)) {
        out.entry(entry);
      }
      out.seals();
      for (Seal seal : log.seals.subList(begin, until)) {
        out.seal(seal);
      }
      out.checkpoints();
      for (SignedNote note : log.notes.subList(Math.max(0, checkpoint - 1), log.notes.size())) {
        out.checkpoint(note);
      }
      out.end(headsAfter(until).heads());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SampleLog.unzip(zip.toByteArray());
  }

  private HeadTree headsAfter(int count) {
    var heads = new HeadTree();
    log.seals.subList(0, count).forEach(seal -> heads.put(seal.head()));
    return heads;
  }
}
