package vrs.server.handover;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A folder that the operator has set up for the municipality, as the municipality's own storage.
final class BackupFolder implements BackupPlace {
  private final Path folder;

  /// @param folder is not made here: a storage that is not mounted must not be mistaken for an
  ///   empty one
  BackupFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public void put(String name, WrittenFile file) throws IOException {
    Path unready = folder.resolve(name + ".part");
    try (var in = file.open();
        var out = Files.newOutputStream(unready)) {
      in.transferTo(out);
    }
    try (var written = FileChannel.open(unready, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(unready, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    try (var entry = FileChannel.open(folder)) {
      entry.force(true);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    return Files.newInputStream(folder.resolve(name));
  }
}
