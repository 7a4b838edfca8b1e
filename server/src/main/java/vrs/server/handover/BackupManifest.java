package vrs.server.handover;

import java.time.Instant;
import java.util.List;
import vrs.server.platform.AreaCode;

/// What a backup says of itself, as its last entry: nothing of it is taken before all of it is
/// known to be there.
///
/// @param format always `vrs-backup`
/// @param version of the format
/// @param made the moment that all tables show
/// @param schema the migration up to which the database was
/// @param envelope the beginning of the file, which no seal covers
public record BackupManifest(
    String format,
    int version,
    AreaCode area,
    Instant made,
    String schema,
    Envelope envelope,
    List<Table> tables) {
  static final String FORMAT = "vrs-backup";
  static final int VERSION = 1;

  /// A table.
  ///
  /// @param sha256 of its lines with their ends, in hexadecimal
  public record Table(String name, List<String> columns, long rows, String sha256) {
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /// What stands before the sealed content: for whom it is and how it was sealed.
  ///
  /// @param sha256 in hexadecimal
  public record Envelope(long bytes, String sha256) {}

  public BackupManifest {
    tables = List.copyOf(tables);
  }

  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }
}
