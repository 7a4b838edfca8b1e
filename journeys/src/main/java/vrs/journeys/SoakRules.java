package vrs.journeys;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import vrs.journeys.SeededShots.Sent;
import vrs.samples.Municipality;
import vrs.samples.SampleWorld;

/// Ten thousand errors of the kinds that the first system stored, sent by somebody hasty through
/// each door: at a site, and as doses files of an office. Each door has a municipality of its own,
/// with the same errors.
///
/// The promise, for each door: at most one in a thousand ends as a record that a certificate would
/// show; and right records between them are taken without a question.
final class SoakRules {
  private static final Municipality OF_SITES = SampleWorld.MUNICIPALITIES.get(1);
  private static final Municipality OF_FILES = SampleWorld.MUNICIPALITIES.get(0);

  private final House house;
  private final Path folder;
  private final int errors;

  SoakRules(House house, Path folder, int errors) {
    this.house = house;
    this.folder = folder;
    this.errors = errors;
  }

  Soak.Outcome run() {
    try (var server = RunningServer.start(house, folder, Optional.empty())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      Stage stage = Stage.in(folder, BenchPeople.WORLD);
      Soak.Outcome sites = through(stage, new RulesAtSites(stage), OF_SITES);
      Soak.Outcome files = through(stage, new RulesInFiles(stage), OF_FILES);
      return new Soak.Outcome(sites.tried() + files.tried(), sites.failed() + files.failed());
    }
  }

  private Soak.Outcome through(Stage stage, RulesDoor door, Municipality municipality) {
    var shots = new SeededShots(municipality, errors);
    BenchPeople.register(stage, municipality, shots.people());
    BenchPeople.registerDoses(stage, municipality, BenchPeople.doses(shots.earlierDoses()));
    return judged(door, shots.sent(), door.send(shots));
  }

  private static Soak.Outcome judged(RulesDoor door, List<Sent> all, Map<UUID, String> states) {
    var kinds = new EnumMap<SeededError, Map<String, Integer>>(SeededError.class);
    int escaped = 0;
    int asked = 0;
    int seeded = 0;
    for (Sent each : all) {
      String state = states.getOrDefault(each.id(), "REFUSED");
      boolean certifiable = state.equals("ACCEPTED") || state.equals("CHECKED");
      if (each.error().isEmpty()) {
        asked += certifiable ? 0 : 1;
        continue;
      }
      SeededError error = each.error().get();
      kinds.computeIfAbsent(error, _ -> new HashMap<>()).merge(state, 1, Integer::sum);
      seeded++;
      escaped += certifiable ? 1 : 0;
    }
    kinds.forEach((kind, came) -> System.out.println(told(door, kind, came)));
    System.out.printf(
        Locale.ROOT,
        "rules, %s: %d of %d errors would be certified (%.3f %%, at most 0.1 %%); %d right records not taken at once%n",
        door.name(),
        escaped,
        seeded,
        100.0 * escaped / seeded,
        asked);
    return new Soak.Outcome(all.size(), Math.max(0, escaped - seeded / 1000) + asked);
  }

  private static String told(RulesDoor door, SeededError kind, Map<String, Integer> came) {
    return "rules, %s: %-38s %s"
        .formatted(
            door.name(),
            kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
            came.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey().replace('_', ' ') + " " + entry.getValue())
                .collect(Collectors.joining(", ")));
  }
}
