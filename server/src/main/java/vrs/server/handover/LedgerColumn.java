package vrs.server.handover;

/// A column of a ledger file.
///
/// @param most characters that the receiving system takes; 0 where no limit is known
record LedgerColumn(String heading, int most) {
  LedgerColumn(String heading) {
    this(heading, 0);
  }
}
