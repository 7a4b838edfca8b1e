package vrs.server.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;

/// Brings a base backup back into an empty folder, in which the bundled PostgreSQL then starts.
///
/// Nothing of it stands at its place before the last byte has been proved.
public final class RestoreBackup {
  private static final String DATA = "data/";
  private final Generations generations;

  public RestoreBackup(Generations generations) {
    this.generations = generations;
  }

  /// @param into the future `<data>/postgres`; it is empty, or not there yet
  /// @throws CannotStart if the backup was changed or cut short, if the key of its generation has
  ///   been destroyed, or if the folder is not empty
  public void restore(Path backup, Path into) {
    Path draft = into.resolve("data.new");
    try {
      Files.createDirectories(into);
      if (!isEmpty(into)) {
        throw new CannotStart(
            "The folder %s is not empty, and a backup never overwrites anything: name an empty one."
                .formatted(into));
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(backup), 1 << 20)) {
        BackupHeader header = BackupHeader.read(in, backup);
        byte[] password =
            unpack(new BackupReader(in, header, generations.key(header.generation())), draft);
        SecretFile.write(into.resolve("superuser.password"), password);
        Files.move(draft, into.resolve("data"));
      } finally {
        FileSystemUtils.deleteRecursively(draft);
      }
    } catch (SealBroken | ZipException e) {
      throw new CannotStart(
          "The backup %s is not as it was made (changed, or cut short): nothing was restored. Take another copy of it, or an older backup."
              .formatted(backup),
          e);
    } catch (IOException e) {
      throw new CannotStart(
          "The backup %s could not be restored into %s: %s".formatted(backup, into, e.getMessage()),
          e);
    }
  }

  /// @return the superuser's password, which stands first
  private static byte[] unpack(BackupReader sealed, Path draft) throws IOException {
    Files.createDirectory(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var tar = new TarArchiveInputStream(new InflaterInputStream(sealed), "UTF-8");
    TarArchiveEntry first = tar.getNextEntry();
    if (first == null || !first.getName().equals("superuser.password")) {
      throw new IOException("the backup does not begin as one of this version does");
    }
    byte[] password = tar.readAllBytes();
    for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
      Path target = target(draft, entry);
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else {
        Files.copy(tar, target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
      }
    }
    // The last piece is proved only when it is read to its end.
    sealed.transferTo(OutputStream.nullOutputStream());
    return password;
  }

  private static Path target(Path draft, TarArchiveEntry entry) throws IOException {
    if (!entry.getName().startsWith(DATA)) {
      throw new IOException("the backup holds something else than data");
    }
    Path target = draft.resolve(entry.getName().substring(DATA.length())).normalize();
    if (!target.startsWith(draft)) {
      throw new IOException("the backup leads outside its folder");
    }
    return target;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
