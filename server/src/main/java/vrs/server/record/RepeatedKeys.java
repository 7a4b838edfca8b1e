package vrs.server.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import vrs.server.record.FieldChecks.Wrong;

/// The keys that stand on more than one line of a file.
///
/// Nobody can tell which of the lines is right, so none of them is taken. That needs a look at the
/// whole file before the first line is planned.
final class RepeatedKeys {
  private static final String BETWEEN_FIELDS = "\u0000"; // never in a file

  private final ImportHeader header;

  /// For each key that repeats, the first two lines that it stands on.
  private final Map<ImportFormat.Key, Map<String, long[]>> repeated = new HashMap<>();

  private RepeatedKeys(ImportHeader header) {
    this.header = header;
  }

  static RepeatedKeys in(ImportFile file) {
    var all = new RepeatedKeys(file.header());
    Map<ImportFormat.Key, Set<String>> seen = new HashMap<>();
    file.read((_, fields) ->
        all.eachKey(
            fields,
            (key, value) -> {
              if (!seen.computeIfAbsent(key, _ -> new HashSet<>()).add(value)) {
                all.repeated.computeIfAbsent(key, _ -> new HashMap<>()).put(value, new long[2]);
              }
            }));
    if (!all.repeated.isEmpty()) {
      file.read(all::note);
    }
    return all;
  }

  private void note(long line, List<String> fields) {
    eachKey(
        fields,
        (key, value) -> {
          long[] lines = lines(key, value);
          if (lines.length > 0 && lines[1] == 0) {
            lines[lines[0] == 0 ? 0 : 1] = line;
          }
        });
  }

  /// @throws Wrong D141 to D143, D148, naming another line
  void check(long line, List<String> fields) throws Wrong {
    for (ImportFormat.Key key : header.format().keys()) {
      long[] lines = lines(key, value(key, fields));
      if (lines.length > 0) {
        throw new Wrong(
            key.reason(),
            Map.of(
                "column",
                key.columns().getLast().heading(),
                "other",
                lines[0] == line ? lines[1] : lines[0]));
      }
    }
  }

  private void eachKey(List<String> fields, BiConsumer<ImportFormat.Key, String> action) {
    if (header.fits(fields)) {
      for (ImportFormat.Key key : header.format().keys()) {
        String value = value(key, fields);
        if (!value.isEmpty()) {
          action.accept(key, value);
        }
      }
    }
  }

  private String value(ImportFormat.Key key, List<String> fields) {
    String value = header.field(fields, key.columns().getFirst());
    for (ImportColumn column : key.columns().subList(1, key.columns().size())) {
      value += BETWEEN_FIELDS + header.field(fields, column);
    }
    return value;
  }

  /// Empty if the value does not repeat.
  private long[] lines(ImportFormat.Key key, String value) {
    return repeated.getOrDefault(key, Map.of()).getOrDefault(value, new long[0]);
  }
}
