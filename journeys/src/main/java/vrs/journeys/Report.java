package vrs.journeys;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Tells what was done, how long it took and what came of it: a line per step, on the screen and in
/// `report.txt`.
final class Report {
  private final PrintStream screen = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<String> lines = new ArrayList<>();

  /// Does one step and tells of it.
  ///
  /// @param step answers what came of it
  void step(String what, Supplier<String> step) {
    long began = System.nanoTime();
    try {
      String outcome = step.get();
      line(what, began, outcome);
    } catch (StepFailed e) {
      line(what, began, "FAILED: " + e.getMessage());
      throw e;
    }
  }

  private void line(String what, long began, String outcome) {
    double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
    String line = String.format(Locale.ROOT, "%s | %.1f s | %s", what, seconds, outcome);
    screen.println(line);
    lines.add(line);
  }

  void write(Path file) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new StepFailed("The report can't be written to " + file + ".", e);
    }
  }
}
