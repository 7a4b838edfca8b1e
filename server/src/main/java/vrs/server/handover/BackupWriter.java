package vrs.server.handover;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// Writes the container of a backup: a ZIP of one file of JSON lines for each table, and the
/// manifest last (`docs/formats/backup-v1.md`).
final class BackupWriter implements AutoCloseable {
  static final String MANIFEST = "manifest.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final ZipOutputStream zip;
  private final List<BackupManifest.Table> tables = new ArrayList<>();

  BackupWriter(OutputStream out) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(out, 65_536));
  }

  static String entry(String table) {
    return "tables/" + table + ".ndjson";
  }

  void table(String name, List<String> columns, Consumer<Consumer<byte[]>> lines)
      throws IOException {
    var digest = new TableDigest();
    zip.putNextEntry(new ZipEntry(entry(name)));
    lines.accept(line -> {
      digest.add(line);
      try {
        zip.write(line);
        zip.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    zip.closeEntry();
    tables.add(digest.of(name, columns));
  }

  /// Writes the last entry.
  BackupManifest end(Area area, String schema, BackupManifest.Envelope envelope)
      throws IOException {
    var manifest =
        new BackupManifest(
            BackupManifest.FORMAT,
            BackupManifest.VERSION,
            area.code(),
            area.time(),
            schema,
            envelope,
            tables);
    zip.putNextEntry(new ZipEntry(MANIFEST));
    zip.write(JSON.writeValueAsBytes(manifest));
    zip.closeEntry();
    return manifest;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
