package vrs.server.statistics;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Counts that may leave (秘匿処理済み集計表): no row of fewer than `least` people.
///
/// How many rows were left out is told; how many people are in them is not, since with one such row
/// that would be its count.
record SuppressedTable(List<CountRow> rows, int least, int leftOut) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  SuppressedTable {
    rows = List.copyOf(rows);
    if (rows.stream().anyMatch(row -> row.count() < least)) {
      throw new IllegalArgumentException("a row below the least count");
    }
  }

  /// `prefecture.ndjson`: a line per row, with the names and order of the national open data.
  String ndjson() {
    var lines = new StringBuilder();
    for (CountRow row : rows) {
      ObjectNode line = JSON.createObjectNode();
      line.put("date", row.given().toString());
      line.put("prefecture", row.prefecture());
      line.put("gender", row.gender());
      line.put("age", row.age());
      line.put("medical_worker", false);
      line.put("status", row.status());
      line.put("count", row.count());
      lines.append(line).append('\n');
    }
    return lines.toString();
  }

  /// `prefecture-suppressed.json`: the companion that counts what was left out.
  String companion() {
    ObjectNode companion = JSON.createObjectNode();
    companion.put("file", "prefecture.ndjson");
    companion.put("rows", rows.size());
    companion.put("rows_left_out", leftOut);
    companion.put("least_count_shown", least);
    return companion.toString() + "\n";
  }
}
