package vrs.server.record;

import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import vrs.server.platform.Rows;

/// Rows that wait for the confirmation as they will be stored, laid aside in pieces.
///
/// @param <C> their columns
final class FinishedRows<C extends Enum<C> & Rows.Column> {
  private final Class<C> columns;
  private final ObjIntConsumer<Rows<C>> shelf;
  private Rows<C> rows;
  private int pieces;
  private int count;

  /// @param shelf lays a piece aside under its number
  FinishedRows(Class<C> columns, ObjIntConsumer<Rows<C>> shelf) {
    this.columns = columns;
    this.shelf = shelf;
    this.rows = new Rows<>(columns);
  }

  int count() {
    return count;
  }

  /// @param row puts a value into each column
  void add(Consumer<Rows<C>> row) {
    row.accept(rows);
    rows.endRow();
    count++;
    if (rows.size() == ImportPlan.MOST) {
      flush();
    }
  }

  void flush() {
    if (rows.size() > 0) {
      shelf.accept(rows, pieces++);
      rows = new Rows<>(columns);
    }
  }
}
