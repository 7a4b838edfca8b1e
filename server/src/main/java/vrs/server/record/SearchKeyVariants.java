package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Characters that search takes for one another (異体字), from `name-variants.txt`.
final class SearchKeyVariants {
  private static final Map<Integer, String> BASES = read();

  private SearchKeyVariants() {}

  private static Map<Integer, String> read() {
    var bases = new HashMap<Integer, String>();
    try (var in =
            Objects.requireNonNull(
                SearchKeyVariants.class.getResourceAsStream("name-variants.txt"));
        var lines = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(line -> {
            for (int i = 1; i < line.length; i++) {
              bases.put(line[i].codePointAt(0), line[0]);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(bases);
  }

  /// What stands for a character and its variants.
  static String base(int character) {
    String base = BASES.get(character);
    return base != null ? base : Character.toString(character);
  }

  static Map<Integer, String> all() {
    return BASES;
  }
}
