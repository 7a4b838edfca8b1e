package vrs.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The lists that come with this module: UTF-8, comma-separated, nothing quoted; their licences lie
/// beside them.
final class Lists {

  private Lists() {}

  /// The fields of every line of a list, a header line included where the list has one.
  ///
  /// @throws UncheckedIOException if the list is missing or broken, which is our fault
  static List<List<String>> lines(String file) {
    try (var in = Objects.requireNonNull(Lists.class.getResourceAsStream(file), file);
        var text = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return text.lines().map(line -> List.of(line.split(",", -1))).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
