package vrs.server.record;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// An import (取込): first the plan of a file that waits for confirmation, then the receipt.
///
/// @param digest SHA-256 of the file, in hexadecimal
/// @param uploadedBy account of the person
/// @param expires when a plan that nobody confirms is deleted
/// @param planned when the register was compared last
/// @param receipt absent while it waits
public record ImportBatch(
    UUID id,
    ImportFormat format,
    String digest,
    String encoding,
    long bytes,
    Instant uploaded,
    UUID uploadedBy,
    Instant expires,
    Instant planned,
    Counts counts,
    Optional<Receipt> receipt) {

  /// How many lines are what (取込計画).
  ///
  /// @param doubtful of those that are new or changed, how many have to be looked at afterwards
  public record Counts(int fresh, int changed, int unchanged, int rejected, int doubtful) {
    public int lines() {
      return fresh + changed + unchanged + rejected;
    }

    /// How many lines would change the register.
    public int toStore() {
      return fresh + changed;
    }
  }

  /// That it is durably recorded (受領票), as the same words for every retry (A4).
  ///
  /// @param linked orphan doses that found their person
  /// @param tookMillis from confirm to commit; 0 until it has been measured
  public record Receipt(Instant confirmed, UUID confirmedBy, int linked, int tookMillis) {}

  static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }
}
