package vrs.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `./vrs soak NAME [--long]`: one test of faults, longer than a build can wait for. The last line
/// counts broken promises; there must be none.
public final class Soak {
  private Soak() {}

  /// What came of a soak.
  ///
  /// @param failed broken promises
  record Outcome(int tried, int failed) {
    String line(String name) {
      return "%s: %d tried, %d failed".formatted(name, tried, failed);
    }
  }

  public static void main(String[] arguments) {
    List<String> words = List.of(arguments);
    boolean longer = words.contains("--long");
    if (words.isEmpty() || !words.getFirst().equals("kill") || words.size() > (longer ? 2 : 1)) {
      System.err.println("usage: ./vrs soak kill [--long]");
      System.exit(64);
    }
    try {
      House house = House.here();
      Path folder = house.root().resolve("target/soak/kill");
      Demo.empty(folder);
      Outcome outcome = new SoakKill(house, folder, longer ? 60_000 : 6_000).run();
      System.out.println(outcome.line("kill"));
      System.exit(outcome.failed() == 0 ? 0 : 1);
    } catch (IOException | StepFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
