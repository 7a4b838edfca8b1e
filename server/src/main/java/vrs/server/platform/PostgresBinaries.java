package vrs.server.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that the product brings along: initdb, pg_ctl, postgres.
///
/// They are unpacked once, into a folder named by their version, and shared by all who use it.
final class PostgresBinaries {
  /// Of the binaries jar in the pom; a test compares.
  static final String VERSION = "18.6";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresBinaries() {}

  /// The folder with `bin`, `lib` and `share`.
  static Path in(Path folder) {
    Path unpacked = folder.resolve("postgres-" + VERSION).toAbsolutePath().normalize();
    if (Files.isDirectory(unpacked)) {
      return unpacked;
    }
    checkMachine();
    Path draft = unpacked.resolveSibling("." + UUID.randomUUID());
    try {
      Files.createDirectories(draft);
      unpack(draft);
      try {
        Files.move(draft, unpacked);
      } catch (IOException e) {
        FileSystemUtils.deleteRecursively(draft);
        if (!Files.isDirectory(unpacked)) { // else another process was faster
          throw e;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return unpacked;
  }

  private static void checkMachine() {
    String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!machine.toLowerCase(Locale.ROOT).equals("linux amd64")) {
      throw new CannotStart(
          "The PostgreSQL that VRS brings along runs on Linux amd64 and this is %s: install PostgreSQL 15 or newer and give its address in vrs.database.url."
              .formatted(machine));
    }
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new CannotStart(
            "This build of VRS holds no PostgreSQL: give the address of one in vrs.database.url.");
      }
      var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("archive entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            continue;
          }
          Files.copy(tar, target);
        }
        // Explicitly: a narrow umask of root would hide the programs from PostgreSQL's user.
        boolean program = entry.isDirectory() || (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
