package vrs.server.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vrs.server.record.UndoneTables.Made;

/// All that an import made, in little memory: a file may have a million lines, and they are read
/// once, before the first of them goes.
final class MadeRows {
  private static final int AT_ONCE = 2_000;
  private static final int ROWS_FETCHED = 10_000;

  private long[] ids = new long[2 * AT_ONCE];
  private int[] versions = new int[AT_ONCE];
  private int size;

  private MadeRows() {}

  /// @param statement selects `id` and `version`
  static MadeRows of(StatementSpec statement) {
    var all = new MadeRows();
    statement
        .withFetchSize(ROWS_FETCHED)
        .query(row -> {
          all.add(row.getObject("id", UUID.class), row.getInt("version"));
        });
    return all;
  }

  private void add(UUID id, int version) {
    if (size == versions.length) {
      ids = Arrays.copyOf(ids, 4 * size);
      versions = Arrays.copyOf(versions, 2 * size);
    }
    ids[2 * size] = id.getMostSignificantBits();
    ids[2 * size + 1] = id.getLeastSignificantBits();
    versions[size] = version;
    size++;
  }

  int size() {
    return size;
  }

  /// Hands out two thousand at once, in the order of the statement.
  void inParts(Consumer<List<Made>> work) {
    for (int begin = 0; begin < size; begin += AT_ONCE) {
      var part = new ArrayList<Made>();
      for (int i = begin; i < Math.min(begin + AT_ONCE, size); i++) {
        part.add(new Made(new UUID(ids[2 * i], ids[2 * i + 1]), versions[i]));
      }
      work.accept(part);
    }
  }
}
