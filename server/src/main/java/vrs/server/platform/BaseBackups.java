package vrs.server.platform;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Base backups of the bundled PostgreSQL (サーバーのバックアップ): encrypted files in a folder, each under
/// the key of its generation (C7).
///
/// Whoever erases an area begins a generation, makes a backup in it and destroys the keys of all
/// earlier ones; that is why every backup belongs to a generation, and why the key is in no backup.
public final class BaseBackups {
  private static final String ENDING = ".vrsbase";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  /// How long backups go into the same generation, unless an erasure ends it.
  private static final Duration GENERATION = Duration.ofDays(7);

  private final Path folder;
  private final Generations generations;

  /// @param folder of the backups; only its owner may list it
  public BaseBackups(Path folder, Generations generations) {
    this.folder = folder;
    this.generations = generations;
  }

  /// A backup that lies in the folder.
  ///
  /// @param readable whether the key of its generation still exists
  public record Backup(Path file, Instant made, int generation, long bytes, boolean readable) {}

  /// A backup that was just made.
  ///
  /// @param sha256 of the file, in hexadecimal digits
  public record Made(Path file, Instant made, int generation, long bytes, String sha256) {}

  /// Makes a backup in the current generation; one that is a week old has ended.
  public Made make(RunningPostgres postgres, Instant now) {
    List<Integer> known = generations.all();
    boolean begin =
        known.isEmpty() || generations.begun(known.getLast()).plus(GENERATION).isBefore(now);
    return make(postgres, now, begin ? generations.begin() : known.getLast());
  }

  /// Makes a backup in a generation, such as one that has just begun.
  public Made make(RunningPostgres postgres, Instant now, int generation) {
    var header = new BackupHeader(generation, now, UUID.randomUUID());
    Path file = folder.resolve("base-" + TIME.format(now) + "-g" + generation + ENDING);
    Path draft = folder.resolve("." + header.id());
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      try {
        MessageDigest digest = write(postgres, header, draft);
        Files.move(draft, file);
        return new Made(
            file, now, generation, Files.size(file), HexFormat.of().formatHex(digest.digest()));
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException | SQLException e) {
      throw new CannotStart(
          "The base backup could not be made in %s, and nothing was left behind: %s"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private MessageDigest write(RunningPostgres postgres, BackupHeader header, Path draft)
      throws IOException, SQLException {
    MessageDigest digest = sha256();
    var open = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(draft, open, ownerOnly)) {
      OutputStream out =
          new DigestOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest);
      var sealed = new BackupWriter(out, header, generations.key(header.generation()));
      var deflater = new Deflater(Deflater.BEST_SPEED);
      try {
        var compressed = new DeflaterOutputStream(sealed, deflater, 1 << 16);
        var tar = new TarArchiveOutputStream(compressed, "UTF-8");
        new BaseCopy(postgres, tar).write();
        tar.finish();
        compressed.finish();
      } finally {
        deflater.end();
      }
      sealed.finish();
      channel.force(true);
    }
    return digest;
  }

  /// Those in the folder, oldest first.
  public List<Backup> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .map(this::backup)
          .sorted(Comparator.comparing(Backup::made))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Backup backup(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      BackupHeader header = BackupHeader.read(in, file);
      return new Backup(
          file,
          header.made(),
          header.generation(),
          Files.size(file),
          generations.holds(header.generation()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends what has been kept long enough: destroys the keys of generations that were followed by
  /// another one before that day, and removes the files that nothing can open any more.
  ///
  /// @return the numbers of the generations that have ended
  public List<Integer> end(Instant before) {
    List<Integer> known = generations.all();
    int first =
        known.stream()
            .filter(number -> generations.begun(number).isBefore(before))
            .reduce((_, later) -> later)
            .orElse(0);
    List<Integer> ended = generations.destroyBefore(first);
    removeUnreadable();
    return ended;
  }

  /// Removes the files whose generation has no key any more.
  ///
  /// @return their names
  public List<String> removeUnreadable() {
    return list().stream()
        .filter(backup -> !backup.readable())
        .map(backup -> {
          try {
            Files.delete(backup.file());
            return backup.file().getFileName().toString();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .toList();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
