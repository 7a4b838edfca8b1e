package vrs.server.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.Area;
import vrs.server.platform.Reason;
import vrs.server.platform.Rows;
import vrs.server.record.ImportChunks.Kind;

/// The plan of one file (取込計画) while it is made: counts the lines, and lays aside, sealed, what is
/// said of some and the rows that others will become.
final class ImportPlan {
  /// Lines that are compared, laid aside and stored at once.
  static final int MOST = 2_000;

  /// Characters of rejected lines that are laid aside at once: lines may be long.
  private static final int MOST_CHARACTERS = 500_000;

  private final Area area;
  private final UUID batch;
  private final ImportChunks chunks;
  private final Remarks remarks;
  private final Map<Kind, FinishedRows<?>> rows = new EnumMap<>(Kind.class);
  private final Said rejected = new Said(Kind.REJECTED);
  private final Said doubtful = new Said(Kind.DOUBTFUL);
  private final Map<Whence, Integer> whences = new EnumMap<>(Whence.class);
  private int unchanged;

  ImportPlan(Area area, UUID batch, ImportChunks chunks, Remarks remarks) {
    this.area = area;
    this.batch = batch;
    this.chunks = chunks;
    this.remarks = remarks;
  }

  Area area() {
    return area;
  }

  UUID batch() {
    return batch;
  }

  void headings(List<String> headings) {
    remarks.addHeadings(area, batch, headings);
  }

  /// Where to put rows of a kind.
  <C extends Enum<C> & Rows.Column> FinishedRows<C> rows(Kind kind, Class<C> columns) {
    var own =
        new FinishedRows<>(
            columns,
            (piece, number) -> chunks.add(area, batch, kind, number, piece.size(), piece.bytes()));
    rows.put(kind, own);
    return own;
  }

  /// Counts whence a line that will be stored came.
  void whence(Optional<Whence> whence) {
    whence.ifPresent(known -> whences.merge(known, 1, Integer::sum));
  }

  Map<Whence, Integer> whences() {
    return Map.copyOf(whences);
  }

  void unchanged() {
    unchanged++;
  }

  void reject(ImportLine<?> line, Reason reason, Map<String, Object> details) {
    reject(line.number(), reason, details, line.fields());
  }

  void reject(long line, Reason reason, Map<String, Object> details, List<String> fields) {
    rejected.add(List.of(Remark.of(line, reason, details, fields)));
  }

  /// A line that will be stored and has to be looked at afterwards.
  void doubt(List<Remark> ofLine) {
    doubtful.add(ofLine);
  }

  /// Lays aside what still waits.
  ImportBatch.Counts finish() {
    rows.values().forEach(FinishedRows::flush);
    rejected.flush();
    doubtful.flush();
    return new ImportBatch.Counts(
        count(Kind.NEW), count(Kind.CHANGED), unchanged, rejected.lines, doubtful.lines);
  }

  private int count(Kind kind) {
    FinishedRows<?> own = rows.get(kind);
    return own == null ? 0 : own.count();
  }

  /// Remarks of one kind.
  private final class Said {
    private final Kind kind;
    private final List<Remark> waiting = new ArrayList<>();
    private int pieces = 1; // 0 holds the headings
    private int lines;
    private int characters;

    Said(Kind kind) {
      this.kind = kind;
    }

    void add(List<Remark> ofLine) {
      lines++;
      waiting.addAll(ofLine);
      for (Remark each : ofLine) {
        characters += each.fields().stream().mapToInt(String::length).sum();
      }
      if (waiting.size() >= MOST || characters > MOST_CHARACTERS) {
        flush();
      }
    }

    void flush() {
      if (!waiting.isEmpty()) {
        // lines are rejected as they are read and as they are compared; who repairs them goes down
        waiting.sort(Comparator.comparingLong(Remark::line));
        remarks.add(area, batch, kind, pieces++, waiting);
        waiting.clear();
        characters = 0;
      }
    }
  }
}
