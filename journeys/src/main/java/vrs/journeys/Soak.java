package vrs.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// `./vrs soak NAME [--long]`, `./vrs soak races [N]`: one test of faults, longer than a build can
/// wait for. The last line counts broken promises; there must be none.
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
    String name = words.isEmpty() ? "" : words.getFirst();
    boolean counted = name.equals("races") && words.size() == 2 && words.get(1).matches("\\d{1,9}");
    int races = counted ? Integer.parseInt(words.get(1)) : 10_000;
    if (words.size() > (longer || counted ? 2 : 1)) {
      name = "";
    }
    try {
      House house = House.here();
      Path folder = house.root().resolve("target/soak").resolve(name);
      Supplier<Outcome> soak =
          switch (name) {
            case "kill" -> () -> new SoakKill(house, folder, longer ? 60_000 : 6_000).run();
            case "erase" -> () -> new SoakErase(house, folder, longer ? 100_000 : 10_000).run();
            case "races" -> () -> new SoakRaces(house, folder, longer ? 100_000 : races).run();
            case "rules" -> () -> new SoakRules(house, folder, longer ? 50_000 : 10_000).run();
            default -> null;
          };
      if (soak == null) {
        System.err.println("usage: ./vrs soak kill|erase|rules [--long] | races [N|--long]");
        System.exit(64);
        return;
      }
      Demo.empty(folder);
      Outcome outcome = soak.get();
      System.out.println(outcome.line(name));
      System.exit(outcome.failed() == 0 ? 0 : 1);
    } catch (IOException | StepFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
