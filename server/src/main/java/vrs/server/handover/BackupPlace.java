package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;

/// Where a municipality keeps its backups: a real seam, because it lies outside the system.
interface BackupPlace {

  /// Writes the file whole, under its name, or fails.
  void put(String name, WrittenFile file) throws IOException;

  /// What lies there under the name.
  InputStream open(String name) throws IOException;
}
