package vrs.server.handover;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Refusal;

/// Reads the container of a backup from beginning to end, and holds every line against the
/// manifest.
final class BackupReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_MANIFEST = 1 << 20;
  private static final int LONGEST_LINE = 1 << 24;
  private static final String FOLDER = "tables/";
  private static final String EXTENSION = ".ndjson";

  private final Lines lines;
  private final Map<String, TableDigest> found = new LinkedHashMap<>();
  private @Nullable BackupManifest manifest;

  /// Sees the lines of the tables, in the order of the file.
  @FunctionalInterface
  interface Lines {
    void next(String table, byte[] line);
  }

  private BackupReader(Lines lines) {
    this.lines = lines;
  }

  /// @return the manifest, which all of the file agrees with
  /// @throws Refusal H302 if anything is missing or too much; what was read before is worth nothing
  ///   then
  static BackupManifest read(InputStream in, Lines lines) throws IOException {
    var reader = new BackupReader(lines);
    try (var zip = new ZipInputStream(new BufferedInputStream(in, 65_536))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        reader.entry(entry.getName(), zip);
      }
      in.transferTo(OutputStream.nullOutputStream()); // up to the seal, which stands at the end
    }
    return reader.checked();
  }

  private void entry(String name, InputStream in) throws IOException {
    if (manifest != null) {
      throw damaged();
    }
    if (name.equals(BackupWriter.MANIFEST)) {
      manifest = JSON.readValue(in.readNBytes(LONGEST_MANIFEST), BackupManifest.class);
      return;
    }
    if (!name.startsWith(FOLDER) || !name.endsWith(EXTENSION)) {
      throw damaged();
    }
    String table = name.substring(FOLDER.length(), name.length() - EXTENSION.length());
    var digest = new TableDigest();
    if (found.put(table, digest) != null) {
      throw damaged();
    }
    var buffered = new BufferedInputStream(in, 65_536);
    for (byte[] line = line(buffered); line.length > 0; line = line(buffered)) {
      digest.add(line);
      lines.next(table, line);
    }
  }

  /// The next line without its end; empty if there is none.
  private static byte[] line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 && line.size() == 0) {
        return new byte[0];
      }
      if (next < 0 || line.size() == LONGEST_LINE) {
        throw damaged();
      }
      line.write(next);
    }
    if (line.size() == 0) {
      throw damaged();
    }
    return line.toByteArray();
  }

  private BackupManifest checked() {
    if (manifest == null
        || !manifest.format().equals(BackupManifest.FORMAT)
        || manifest.version() != BackupManifest.VERSION) {
      throw damaged();
    }
    Set<String> named =
        manifest.tables().stream().map(BackupManifest.Table::name).collect(Collectors.toSet());
    if (!named.equals(found.keySet())) {
      throw damaged();
    }
    for (BackupManifest.Table table : manifest.tables()) {
      if (!sum(table.name(), table.columns()).equals(table)) {
        throw damaged();
      }
    }
    return manifest;
  }

  private BackupManifest.Table sum(String table, List<String> columns) {
    TableDigest digest = found.get(table);
    if (digest == null) {
      throw damaged();
    }
    return digest.of(table, columns);
  }

  static Refusal damaged() {
    return new Refusal(HandoverReason.BACKUP_DAMAGED);
  }
}
