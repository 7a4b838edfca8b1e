package vrs.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What lies in the folder for temporary files.
final class TemporaryFiles {
  private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

  private TemporaryFiles() {}

  /// Everything that has a name.
  static Set<Path> named() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }

  /// Sealed files that have kept their name.
  static List<Path> namedSealed() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".sealed")).toList();
    }
  }

  /// What this process has open there although it has no name any more: its contents.
  static List<String> open() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(TemporaryFiles::isNameless).map(TemporaryFiles::content).toList();
    }
  }

  private static boolean isNameless(Path open) {
    try {
      String target = Files.readSymbolicLink(open).toString();
      return target.startsWith(FOLDER.toString()) && target.endsWith("(deleted)");
    } catch (IOException _) {
      return false;
    }
  }

  private static String content(Path open) {
    try {
      return Files.readString(open, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
