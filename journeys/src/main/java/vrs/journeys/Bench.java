package vrs.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `./vrs bench NAME`: one benchmark through the production jar, over HTTP, on a fresh folder.
///
/// The settings are those of production except for the mode: benchmarks need test authorities and
/// sample sign-ins. A benchmark fails itself when audit, row security, durability or checks are
/// off.
public final class Bench {
  private Bench() {}

  /// What a benchmark measured.
  ///
  /// @param limit the best that the same machine could do in the same run, or what was promised
  /// @param less whether less is better: then the ratio is limit ÷ measured
  record Figure(double measured, String unit, double limit, String limitUnit, boolean less) {
    Figure(double measured, String unit, double limit, String limitUnit) {
      this(measured, unit, limit, limitUnit, false);
    }

    /// Of which there may be so much at most.
    static Figure atMost(double measured, String unit, double limit) {
      return new Figure(measured, unit, limit, unit, true);
    }

    String line(String name) {
      return String.format(
          Locale.ROOT,
          "%s: %.0f %s, limit %.0f %s, ratio %.2f",
          name,
          measured,
          unit,
          limit,
          limitUnit,
          less ? limit / measured : measured / limit);
    }
  }

  /// One benchmark.
  interface Measured {
    Figure run(RunningServer server, Stage stage, Register register);

    /// What the server may use of memory for its objects.
    default String memory() {
      return House.MEMORY;
    }
  }

  public static void main(String[] arguments) {
    String name = arguments.length == 0 ? "" : arguments[0];
    try {
      Measured bench =
          switch (name) {
            case "register" -> new BenchRegister();
            case "issue" -> new BenchIssue();
            case "import" -> new BenchImport();
            case "history" -> new BenchHistory();
            case "search" -> BenchSearch.of(List.of(arguments).subList(1, arguments.length));
            default -> null;
          };
      if (bench == null) {
        System.err.println("usage: ./vrs bench register|issue|import|history|search [PEOPLE]");
        System.exit(64);
        return;
      }
      System.out.println(run(name, bench).line(name));
      System.exit(0);
    } catch (StepFailed e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Figure run(String name, Measured bench) {
    House house = House.here();
    Path folder = house.root().resolve("target/bench").resolve(name);
    try {
      Demo.empty(folder);
    } catch (IOException e) {
      throw new StepFailed("The folder " + folder + " can't be emptied.", e);
    }
    try (var server = RunningServer.start(house, folder, Optional.empty(), bench.memory());
        var register = Register.open(folder)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      register.requireDurability();
      register.requireRowSecurity();
      Figure figure = bench.run(server, Stage.in(folder, BenchPeople.WORLD), register);
      register.requireDurability();
      return figure;
    }
  }
}
