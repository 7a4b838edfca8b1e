package vrs.server.handover;

import java.util.Optional;

/// What the reader of a ledger file has to know of one row.
///
/// @param ledgerNumber whose row; where there is none, [#ticket] tells
/// @param column heading, empty if all of the row is meant
/// @param what the character, the length, or the dose number
record LedgerNote(
    Kind kind, Optional<String> ledgerNumber, String ticket, String column, String what) {

  /// What there is to know.
  enum Kind {
    /// The format lacks a character of it.
    CHARACTER,
    /// It is longer than the receiving system takes; it was written whole.
    TOO_LONG,
    /// Two doses have this number, so that the wide form tells neither.
    TWICE,
    /// Gone since the last file, and the wide form can't say so.
    GONE
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
