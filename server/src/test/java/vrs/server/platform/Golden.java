package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page under `server/golden` that shows what the system is, so that each change of it is seen in
/// review. `-Dgolden.write=true` writes the page anew.
public final class Golden {
  private Golden() {}

  /// Compares byte by byte, for files that others read.
  public static void check(String name, byte[] bytes) throws IOException {
    Path file = Path.of("golden", name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
    assertThat(bytes)
        .as("golden/%s (if the change is meant: -Dgolden.write=true)", name)
        .isEqualTo(Files.readAllBytes(file));
  }

  /// Compares line by line, and shows the lines that differ.
  public static void check(String name, String text) throws IOException {
    Path file = Path.of("golden", name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text.lines())
        .as("golden/%s (if the change is meant: -Dgolden.write=true)", name)
        .containsExactlyElementsOf(Files.readAllLines(file));
  }
}
