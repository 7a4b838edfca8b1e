package vrs.server.statistics;

import java.util.List;

/// Counts before suppression. They stay inside: only [SuppressedTable] may leave.
record CountTable(List<CountRow> rows) {
  CountTable {
    rows = List.copyOf(rows);
  }

  /// Leaves out every row of fewer than `least` people (G2).
  SuppressedTable suppressed(int least) {
    return new SuppressedTable(
        rows.stream().filter(row -> row.count() >= least).toList(),
        least,
        (int) rows.stream().filter(row -> row.count() < least).count());
  }
}
