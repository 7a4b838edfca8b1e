package vrs.server.handover;

import java.util.UUID;

/// What a member of staff asks for.
///
/// @param id chosen by the sender, so that a retry gets the same file (A4)
/// @param changes only what is new since the last received file
/// @param marked whether a spreadsheet may open the CSV by a double click without changing it; for
///   a system that imports it, only formulas are kept harmless
/// @param leaveOut make the file without the rows that the format can't hold
public record LedgerOrder(
    UUID id,
    Exit exit,
    boolean changes,
    Format format,
    boolean marked,
    boolean leaveOut,
    String reason) {

  public LedgerOrder {
    if (exit == Exit.BACKUP || format == Format.CMS) {
      throw new IllegalArgumentException("not a ledger");
    }
  }
}
