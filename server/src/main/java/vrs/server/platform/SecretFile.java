package vrs.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// Files that only their owner may read (0600), in folders that only their owner may list (0700).
final class SecretFile {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private SecretFile() {}

  /// @throws CannotStart if others than the owner may read or write the file
  static byte[] read(Path file) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
      permissions.retainAll(OTHERS);
      if (!permissions.isEmpty()) {
        throw new CannotStart(
            "The secret in %s can be reached by others: chmod 600 it, and replace the secret if they are not trusted."
                .formatted(file));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Makes the secret only if there is none yet.
  static void writeIfAbsent(Path file, Supplier<byte[]> secret) {
    if (!Files.exists(file)) {
      write(file, secret.get());
    }
  }

  /// Writes the whole file or nothing, durably. If the file is there already it stays as it is.
  ///
  /// @return whether it was written
  static boolean write(Path file, byte[] secret) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path draft = file.resolveSibling("." + UUID.randomUUID());
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.write(draft, secret, StandardOpenOption.SYNC);
      try {
        // A link, not a move: a move would replace what another process has just written.
        Files.createLink(file, draft);
        force(folder);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.delete(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Overwrites the secret and removes the file, durably. Does nothing if it is gone already, so
  /// that what a crash broke off can be done again.
  static void destroy(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        byte[] noise = new byte[Math.toIntExact(channel.size())];
        RANDOM.nextBytes(noise);
        var left = ByteBuffer.wrap(noise);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.delete(file);
      force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}
