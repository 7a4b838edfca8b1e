package vrs.server.record;

import java.util.Arrays;
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
/// whole file before the first line is planned. Of a million lines only a hash of eight bytes is
/// kept for each key; the values of the few whose hashes repeat are compared at a second look.
final class RepeatedKeys {
  private static final String BETWEEN_FIELDS = "\u0000"; // never in a file

  private final ImportHeader header;
  private final Map<ImportFormat.Key, Set<Long>> suspicious = new HashMap<>();

  /// For each key with a suspicious hash, the first two lines that it stands on.
  private final Map<ImportFormat.Key, Map<String, long[]>> places = new HashMap<>();

  private RepeatedKeys(ImportHeader header) {
    this.header = header;
  }

  static RepeatedKeys in(ImportFile file, ImportProgress progress) {
    var all = new RepeatedKeys(file.header());
    int most = Math.toIntExact(file.inspection().lines());
    Map<ImportFormat.Key, Hashes> seen = new HashMap<>();
    file.read(
        progress,
        ImportStep.CHECKING,
        (_, fields) ->
            all.eachKey(
                fields,
                (key, value) -> seen.computeIfAbsent(key, _ -> new Hashes(most)).add(hash(value))));
    seen.forEach((key, hashes) -> all.suspicious.put(key, hashes.repeated()));
    if (all.suspicious.values().stream().anyMatch(hashes -> !hashes.isEmpty())) {
      file.read(progress, ImportStep.CHECKING, all::note);
    }
    return all;
  }

  private void note(long line, List<String> fields) {
    eachKey(
        fields,
        (key, value) -> {
          if (suspicious.getOrDefault(key, Set.of()).contains(hash(value))) {
            long[] lines =
                places
                    .computeIfAbsent(key, _ -> new HashMap<>())
                    .computeIfAbsent(value, _ -> new long[2]);
            if (lines[1] == 0) {
              lines[lines[0] == 0 ? 0 : 1] = line;
            }
          }
        });
  }

  /// @throws Wrong D141 to D143, D148, naming another line
  void check(long line, List<String> fields) throws Wrong {
    for (ImportFormat.Key key : header.format().keys()) {
      long[] lines = places.getOrDefault(key, Map.of()).get(value(key, fields));
      if (lines != null && lines[1] != 0) {
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

  private static long hash(String value) {
    long hash = 0;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash + value.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /// The hashes of one key.
  private static final class Hashes {
    private final long[] all;
    private int count;

    /// @param most more lines than the file has never come
    Hashes(int most) {
      this.all = new long[most];
    }

    void add(long hash) {
      all[count++] = hash;
    }

    Set<Long> repeated() {
      Arrays.sort(all, 0, count);
      var repeated = new HashSet<Long>();
      for (int i = 1; i < count; i++) {
        if (all[i] == all[i - 1]) {
          repeated.add(all[i]);
        }
      }
      return repeated;
    }
  }
}
