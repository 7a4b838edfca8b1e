package vrs.server.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Copies a running bundled PostgreSQL: its files while they change, and the write-ahead log that
/// makes them agree again. Whatever was committed when the copy ended is in it.
///
/// It follows the manual's low-level backup: `pg_backup_start`, files, `pg_backup_stop`, log. A
/// replication slot that ends with the connection keeps the log from being recycled meanwhile.
final class BaseCopy {
  /// Folders that PostgreSQL fills anew; the log goes in at the end, only as far as it is needed.
  private static final Set<String> LEFT_EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private static final Set<String> LEFT_OUT =
      Set.of(
          "postmaster.pid",
          "postmaster.opts",
          "pg_internal.init",
          "backup_label",
          "backup_label.old",
          "tablespace_map",
          "pg_control"); // goes last

  private final RunningPostgres postgres;
  private final TarArchiveOutputStream tar;

  BaseCopy(RunningPostgres postgres, TarArchiveOutputStream tar) {
    this.postgres = postgres;
    this.tar = tar;
  }

  /// Writes everything into the archive: `data/…`, and what is needed to enter it.
  void write() throws IOException, SQLException {
    if (!list(postgres.data().resolve("pg_tblspc")).isEmpty()) {
      throw new CannotStart(
          "The bundled PostgreSQL has tablespaces, which VRS never makes: base backups don't hold them.");
    }
    try (Connection connection = postgres.connect("postgres");
        Statement statement = connection.createStatement()) {
      String slot = "vrs_" + UUID.randomUUID().toString().replace("-", "");
      ask(
          statement,
          "select slot_name from pg_create_physical_replication_slot('%s', true, true)"
              .formatted(slot));
      String first =
          ask(statement, "select pg_walfile_name(pg_backup_start('vrs', fast => true))")[0];
      put("superuser.password", postgres.superuserPassword());
      folder(postgres.data(), "data");
      file(postgres.data().resolve("global/pg_control"), "data/global/pg_control");
      String[] end =
          ask(
              statement,
              """
              select pg_walfile_name(lsn), labelfile
                from pg_backup_stop(wait_for_archive => false)
              """);
      put("data/backup_label", end[1].getBytes(UTF_8));
      log(first, end[0]);
    }
  }

  private static String[] ask(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      var answer = new String[row.getMetaData().getColumnCount()];
      for (int i = 0; i < answer.length; i++) {
        answer[i] = row.getString(i + 1);
      }
      return answer;
    }
  }

  /// The segments from the first to the last, whose names sort as they follow each other.
  private void log(String first, String last) throws IOException {
    List<Path> segments =
        list(postgres.data().resolve("pg_wal")).stream()
            .filter(file -> name(file).matches("[0-9A-F]{24}"))
            .filter(file -> name(file).compareTo(first) >= 0 && name(file).compareTo(last) <= 0)
            .toList();
    if (segments.isEmpty()
        || !name(segments.getFirst()).equals(first)
        || !name(segments.getLast()).equals(last)) {
      throw new IOException("the write-ahead log from " + first + " to " + last + " is not there");
    }
    for (Path segment : segments) {
      file(segment, "data/pg_wal/" + name(segment));
    }
  }

  private void folder(Path folder, String name) throws IOException {
    var entry = new TarArchiveEntry(name + "/");
    entry.setMode(TarArchiveEntry.DEFAULT_DIR_MODE);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    if (LEFT_EMPTY.contains(name(folder))) {
      return;
    }
    for (Path each : list(folder)) {
      String own = name(each);
      if (LEFT_OUT.contains(own) || own.startsWith("pgsql_tmp")) {
        continue;
      }
      if (Files.isDirectory(each)) {
        folder(each, name + "/" + own);
      } else {
        file(each, name + "/" + own);
      }
    }
  }

  /// A file may grow, shrink or vanish meanwhile. It goes in with the size that it has now; what
  /// came or went after that is in the log.
  private void file(Path file, String name) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      var entry = new TarArchiveEntry(name);
      entry.setSize(Files.size(file));
      tar.putArchiveEntry(entry);
      copy(in, entry.getSize());
      tar.closeArchiveEntry();
    } catch (NoSuchFileException _) {
      return; // a table was dropped
    }
  }

  private void copy(InputStream in, long size) throws IOException {
    byte[] buffer = new byte[1 << 18];
    for (long left = size; left > 0; ) {
      int most = (int) Math.min(left, buffer.length);
      int count = in.readNBytes(buffer, 0, most);
      Arrays.fill(buffer, count, most, (byte) 0);
      tar.write(buffer, 0, most);
      left -= most;
    }
  }

  private void put(String name, byte[] content) throws IOException {
    var entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparing(BaseCopy::name)).toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
