package vrs.server.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys of the base backups' generations (世代), each a file `<number>.key` in the key store and
/// never in a backup. Destroying a generation's key makes all backups of the generation unreadable,
/// wherever copies of them lie (C7).
public final class Generations {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_BYTES = 32;
  private static final Pattern FILE = Pattern.compile("([1-9][0-9]{0,8})\\.key");

  private final Path folder;

  Generations(Path folder) {
    this.folder = folder;
  }

  /// Those whose key is there, oldest first.
  public List<Integer> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> FILE.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(name -> Integer.valueOf(name.group(1)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Begins a generation. Numbers only grow: the newest key is never destroyed.
  ///
  /// @return its number
  public int begin() {
    while (true) {
      List<Integer> known = all();
      int next = known.isEmpty() ? 1 : known.getLast() + 1;
      if (SecretFile.write(file(next), random())) {
        return next;
      }
    }
  }

  /// When a generation began.
  Instant begun(int generation) {
    try {
      return Files.getLastModifiedTime(file(generation)).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws CannotStart if the key has been destroyed, or is not in this key store
  SecretKey key(int generation) {
    if (!holds(generation)) {
      throw new CannotStart(
          "The key of generation %d is not in %s: it was destroyed when the generation ended, or the backup belongs to another key store. Nothing else can open the backup."
              .formatted(generation, folder));
    }
    byte[] key = SecretFile.read(file(generation));
    if (key.length != KEY_BYTES) {
      throw new CannotStart(
          "The key file %s is damaged: bring it back from its backup.".formatted(file(generation)));
    }
    return new SecretKeySpec(key, "AES");
  }

  boolean holds(int generation) {
    return Files.exists(file(generation));
  }

  /// Destroys the keys of all generations before this one.
  ///
  /// @return their numbers
  public List<Integer> destroyBefore(int generation) {
    List<Integer> earlier = all().stream().filter(number -> number < generation).toList();
    earlier.forEach(this::destroy);
    return earlier;
  }

  private void destroy(int generation) {
    SecretFile.destroy(file(generation));
  }

  private Path file(int generation) {
    return folder.resolve(generation + ".key");
  }

  private static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }
}
