package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Writes the rows of a ledger: those that the order asks for and the format can hold, each with
/// its line in the list of what was delivered.
///
/// A row that was left out stays undelivered, so that the next file of changes tells it; and what
/// was told of it before stays known, so that its end is told too.
final class LedgerWriter {
  private final Ledger ledger;
  private final List<LedgerColumn> columns;
  private final LedgerTable table;
  private final Delivered.List delivered;
  private final Format.Repertoire repertoire;
  private final LedgerNotes notes = new LedgerNotes();
  private long rows;
  private long removed;
  private long leftOut;

  LedgerWriter(Ledger ledger, Format format, LedgerTable table, Delivered.List delivered) {
    this.ledger = ledger;
    this.columns = ledger.columns();
    this.table = table;
    this.delivered = delivered;
    this.repertoire = format.repertoire();
  }

  /// @param before what the receiver has; empty for a whole file
  void write(InputStream before) {
    var comparison = new Delivered.Comparison(before, this::gone);
    ledger.each(
        row -> {
          Optional<Delivered.Row> told = comparison.before(row.key());
          Delivered.Row now = Delivered.Row.of(row);
          if (told.isPresent() && Delivered.same(told.get(), now)) {
            delivered.add(now);
          } else if (fits(row)) {
            delivered.add(now);
            put(row);
          } else {
            told.ifPresent(delivered::add);
          }
        },
        notes::add);
    comparison.end();
  }

  private void gone(UUID key) {
    Optional<LedgerRow> row = ledger.gone(key);
    if (row.isEmpty()) {
      notes.add(new LedgerNote(LedgerNote.Kind.GONE, Optional.empty(), "", "", key.toString()));
    } else if (fits(row.get())) {
      removed++;
      put(row.get());
    }
  }

  private void put(LedgerRow row) {
    try {
      rows++;
      table.row(row.fields());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the row can be written whole; notes what the reader has to know of it.
  private boolean fits(LedgerRow row) {
    boolean whole = true;
    for (int i = 0; i < row.fields().size(); i++) {
      String field = row.fields().get(i);
      int character = repertoire.missing(field);
      if (character >= 0) {
        whole = false;
        note(LedgerNote.Kind.CHARACTER, row, i, shown(character));
      }
      int most = columns.get(i).most();
      if (most > 0 && field.codePointCount(0, field.length()) > most) {
        note(LedgerNote.Kind.TOO_LONG, row, i, String.valueOf(most));
      }
    }
    if (!whole) {
      leftOut++;
    }
    return whole;
  }

  private void note(LedgerNote.Kind kind, LedgerRow row, int column, String what) {
    notes.add(
        new LedgerNote(
            kind, row.ledgerNumber(), row.ticket(), columns.get(column).heading(), what));
  }

  private static String shown(int character) {
    return "%s (U+%04X)".formatted(Character.toString(character), character);
  }

  /// What came of it.
  ///
  /// @param leftOut rows that the format can't hold
  record Result(Optional<UUID> base, long rows, long removed, long leftOut, LedgerNotes notes) {
    /// Neither a row nor anything to say.
    boolean isEmpty() {
      return rows == 0 && notes.count() == 0;
    }
  }

  Result result(Optional<UUID> base) {
    return new Result(base, rows, removed, leftOut, notes);
  }
}
