package vrs.server.handover;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// Counts the lines of a table and sums them up.
final class TableDigest {
  private final MessageDigest sha256 = WrittenFile.sha256();
  private long rows;

  void add(byte[] line) {
    sha256.update(line);
    sha256.update((byte) '\n');
    rows++;
  }

  /// What a manifest says of the table.
  BackupManifest.Table of(String name, List<String> columns) {
    return new BackupManifest.Table(name, columns, rows, HexFormat.of().formatHex(sha256.digest()));
  }
}
