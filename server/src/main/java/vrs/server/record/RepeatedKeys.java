package vrs.server.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vrs.server.record.FieldChecks.Wrong;

/// The keys that stand on more than one line of a file.
///
/// Nobody can tell which of the lines is right, so none of them is taken. That needs a look at the
/// whole file before the first line is planned.
final class RepeatedKeys {
  private static final List<Key> KEYS =
      List.of(
          new Key(RecipientColumn.TICKET, ImportReason.TICKET_TWICE),
          new Key(RecipientColumn.INDIVIDUAL_NUMBER, ImportReason.INDIVIDUAL_NUMBER_TWICE),
          new Key(RecipientColumn.LEDGER_NUMBER, ImportReason.LEDGER_NUMBER_TWICE));

  private record Key(RecipientColumn column, ImportReason reason) {}

  /// For each key that repeats, the first two lines that it stands on.
  private final Map<RecipientColumn, Map<String, long[]>> repeated = new HashMap<>();

  private RepeatedKeys() {}

  static RepeatedKeys in(RecipientsFile file) {
    var all = new RepeatedKeys();
    Map<RecipientColumn, Set<String>> seen = new HashMap<>();
    for (Key key : KEYS) {
      seen.put(key.column, new HashSet<>());
      all.repeated.put(key.column, new HashMap<>());
    }
    file.read((header, _, fields) -> {
      if (fields.size() == header.width()) {
        for (Key key : KEYS) {
          String value = header.field(fields, key.column);
          if (!value.isEmpty() && !of(seen, key).add(value)) {
            of(all.repeated, key).put(value, new long[2]);
          }
        }
      }
    });
    if (all.repeated.values().stream().anyMatch(each -> !each.isEmpty())) {
      file.read(all::note);
    }
    return all;
  }

  private void note(RecipientHeader header, long line, List<String> fields) {
    if (fields.size() != header.width()) {
      return;
    }
    for (Key key : KEYS) {
      long[] lines = of(repeated, key).get(header.field(fields, key.column));
      if (lines != null && lines[1] == 0) {
        lines[lines[0] == 0 ? 0 : 1] = line;
      }
    }
  }

  /// @throws Wrong D141 to D143, naming another line
  void check(RecipientHeader header, long line, List<String> fields) throws Wrong {
    for (Key key : KEYS) {
      long[] lines = of(repeated, key).get(header.field(fields, key.column));
      if (lines != null) {
        throw new Wrong(
            key.reason,
            Map.of(
                "column", key.column.heading(), "other", lines[0] == line ? lines[1] : lines[0]));
      }
    }
  }

  private static <V> V of(Map<RecipientColumn, V> map, Key key) {
    return Optional.ofNullable(map.get(key.column)).orElseThrow();
  }
}
