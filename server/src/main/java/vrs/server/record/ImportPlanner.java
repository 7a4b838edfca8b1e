package vrs.server.record;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.Refusal;
import vrs.server.record.FieldChecks.Wrong;

/// Makes the plan of one file: reads it line by line, compares two thousand lines at a time with
/// the register, and lays the finished rows aside. Holds nothing of the file but the keys.
final class ImportPlanner {
  private final Area area;
  private final UUID batch;
  private final AreaCipher cipher;
  private final LocalDate today;
  private final ImportChunks chunks;
  private final RejectedLines rejectedLines;

  private final TimeOrderedIds ids = new TimeOrderedIds();
  private final PersonRows fresh;
  private final PersonRows changed;
  private final List<Line> waiting = new ArrayList<>();
  private List<Rejection> rejections = new ArrayList<>();
  private final Map<UUID, Long> touched = new HashMap<>();
  private int rejectedPieces = 1; // 0 holds the headings
  private int unchanged;
  private int rejected;
  private int ofAnother;

  /// A line that is right in itself.
  private record Line(
      long number, List<String> fields, Recipient recipient, Optional<byte[]> lookup) {}

  ImportPlanner(
      Area area,
      UUID batch,
      AreaCipher cipher,
      LocalDate today,
      ImportChunks chunks,
      RejectedLines rejectedLines) {
    this.area = area;
    this.batch = batch;
    this.cipher = cipher;
    this.today = today;
    this.chunks = chunks;
    this.rejectedLines = rejectedLines;
    this.fresh = new PersonRows(area, batch, ImportChunks.Kind.NEW, cipher, chunks);
    this.changed = new PersonRows(area, batch, ImportChunks.Kind.CHANGED, cipher, chunks);
  }

  /// @throws Refusal D108 to D113: the file as a whole
  ImportBatch.Counts plan(RecipientsFile file) {
    RepeatedKeys repeated = RepeatedKeys.in(file);
    var parsers = new HashMap<RecipientHeader, RecipientParser>();
    file.read((header, number, fields) -> {
      RecipientParser parser =
          parsers.computeIfAbsent(
              header,
              first -> {
                rejectedLines.addHeadings(area, batch, first.headings());
                return new RecipientParser(first, area.code(), today);
              });
      try {
        Recipient recipient = parser.parse(fields);
        repeated.check(header, number, fields);
        waiting.add(
            new Line(
                number,
                header.data(fields),
                recipient,
                recipient.number().map(own -> PersonNumbers.lookup(cipher, own))));
      } catch (Wrong wrong) {
        if (wrong.reason() == ImportReason.MUNICIPALITY_IS_ANOTHER) {
          ofAnother++;
        }
        reject(number, wrong.reason(), wrong.details(), header.data(fields));
      }
      if (waiting.size() == PersonRows.MOST) {
        compare();
      }
    });
    compare();
    fresh.flush();
    changed.flush();
    flushRejections();
    var counts = new ImportBatch.Counts(fresh.count(), changed.count(), unchanged, rejected);
    if (ofAnother == counts.lines()) {
      throw new Refusal(
          ImportReason.ALL_OF_ANOTHER_MUNICIPALITY, Map.of("own", area.code().digits()));
    }
    return counts;
  }

  private void compare() {
    if (waiting.isEmpty()) {
      return;
    }
    KnownPersons register =
        KnownPersons.of(
            area,
            waiting.stream().map(line -> line.recipient.ticket().digits()).toList(),
            waiting.stream().flatMap(line -> line.lookup.stream()).toList(),
            waiting.stream().flatMap(line -> line.recipient.ledgerNumber().stream()).toList());
    waiting.forEach(line -> sort(line, PlannedLine.of(line.recipient, line.lookup, register)));
    waiting.clear();
  }

  private void sort(Line line, PlannedLine planned) {
    switch (planned) {
      case PlannedLine.New _ -> fresh.add(ids.next(), 1, line.recipient, line.lookup);
      case PlannedLine.Clash clash ->
          reject(line.number, clash.reason(), PlannedLine.details(clash), line.fields);
      case PlannedLine.Unchanged(var known) -> {
        if (isFirstOf(known.id(), line)) {
          unchanged++;
        }
      }
      case PlannedLine.Changed(var known) -> {
        if (isFirstOf(known.id(), line)) {
          changed.add(known.id(), known.person().version() + 1, line.recipient, line.lookup);
        }
      }
    }
  }

  /// Two lines that lead to one person by different keys would overwrite each other.
  private boolean isFirstOf(UUID person, Line line) {
    Long other = touched.putIfAbsent(person, line.number);
    if (other != null) {
      reject(line.number, ImportReason.PERSON_TWICE, Map.of("other", other), line.fields);
    }
    return other == null;
  }

  private void reject(
      long line, ImportReason reason, Map<String, Object> details, List<String> fields) {
    rejected++;
    rejections.add(new Rejection(line, reason, details, fields));
    if (rejections.size() == PersonRows.MOST) {
      flushRejections();
    }
  }

  private void flushRejections() {
    if (!rejections.isEmpty()) {
      rejectedLines.add(area, batch, rejectedPieces++, rejections);
      rejections = new ArrayList<>();
    }
  }
}
