package vrs.server.handover;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// One form of the ledger file (予防接種台帳), read from the register in the order of its keys.
interface Ledger {

  List<LedgerColumn> columns();

  /// Hands over every row, in the order of the keys; none stays in memory.
  void each(Consumer<LedgerRow> row, Consumer<LedgerNote> note);

  /// What a file of changes says of something that the receiver has and that is no longer told;
  /// empty if the form has no words for it.
  Optional<LedgerRow> gone(UUID key);
}
