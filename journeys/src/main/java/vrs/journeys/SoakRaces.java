package vrs.journeys;

import java.nio.file.Path;
import java.util.List;

/// Sites, staff and files at the same persons at once, one statement at a time in random order
/// (docs/decisions/races.md).
///
/// The promise: whatever they do at once ends as if it had been done one after the other, as a
/// reference that shares no code with the server tells it.
final class SoakRaces {
  private static final long FIRST_SEED = 1;
  private final House house;
  private final Path folder;
  private final int races;

  SoakRaces(House house, Path folder, int races) {
    this.house = house;
    this.folder = folder;
    this.races = races;
  }

  Soak.Outcome run() {
    List<String> command =
        house.serverTest(
            "vrs.server.record.RacesAtUseCase",
            List.of(
                folder.toString(),
                house.root().resolve("target/programs").toString(),
                String.valueOf(FIRST_SEED),
                String.valueOf(races)));
    try (var child = Child.start("driver", command, folder.resolve("races.log"))) {
      int code =
          child.join(line -> {
            if (line.startsWith("races") || line.startsWith("seed ")) {
              System.out.println(line);
            }
          });
      if (code != 0) {
        child.mustRun();
      }
      String[] counts = child.said().lines().toList().getLast().split(" ");
      return new Soak.Outcome(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]));
    }
  }
}
