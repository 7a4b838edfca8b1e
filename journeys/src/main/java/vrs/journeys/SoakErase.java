package vrs.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// A municipality's area is erased after three base backups of the server were made (C7).
///
/// The promise: none of its people can be read again, not in the database and not in one of the
/// three backups; nobody of another municipality is missing, neither in the database nor in the
/// newest backup.
final class SoakErase {
  private static final Municipality ENDS = SampleWorld.MUNICIPALITIES.get(0);
  private static final Municipality STAYS = SampleWorld.MUNICIPALITIES.get(1);
  private static final int STAYING = 1_000;
  private static final int BACKUPS = 3;
  private static final Pattern REQUEST =
      Pattern.compile("/area-erasures/(\\d{6}/[0-9a-f-]{36})/(?:waiver|approve)");

  private final House house;
  private final Path folder;
  private final int people;

  SoakErase(House house, Path folder, int people) {
    this.house = house;
    this.folder = folder;
    this.people = people;
  }

  Soak.Outcome run() {
    List<Person> staying = BenchPeople.of(STAYS, STAYING);
    List<Path> old = new ArrayList<>();
    int failed = 0;
    try (var server =
        RunningServer.start(
            house,
            folder,
            Optional.empty(),
            House.MEMORY,
            List.of("erasure.wait=0", "basebackup.folder=" + folder.resolve("backups")))) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      Stage stage = Stage.in(folder, BenchPeople.WORLD);
      BenchPeople.register(stage, STAYS, staying);
      List<Person> leaving = BenchPeople.of(ENDS, people);
      for (int part = 0; part < BACKUPS; part++) {
        BenchPeople.register(
            stage, ENDS, leaving.subList(part * people / BACKUPS, (part + 1) * people / BACKUPS));
        old.add(backUp(part));
      }
      approve(stage);
      long begun = System.nanoTime();
      operator("erase-area", RunningServer.settings(folder).toString(), ENDS.code()).orFail();
      System.out.printf(
          "erase: %d people in three backups, erased in %d ms%n",
          people, (System.nanoTime() - begun) / 1_000_000);
      failed += left();
      failed += missing(stage, staying);
    }
    for (Path backup : old) {
      failed += readable(backup);
    }
    failed += missingInNewest(staying);
    return new Soak.Outcome((BACKUPS + 1) * people + 2 * STAYING, failed);
  }

  /// Makes a backup, and puts a copy where nobody tidies.
  private Path backUp(int number) {
    operator("base-backup", "make", RunningServer.settings(folder).toString()).orFail();
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      Path made = files.max(Path::compareTo).orElseThrow();
      return Files.copy(made, folder.resolve("old-" + number));
    } catch (IOException e) {
      throw new StepFailed("The backup can't be copied.", e);
    }
  }

  /// The agency instructs, and says why nothing is returned; the operator approves.
  private static void approve(Stage stage) {
    StaffBrowser agency = stage.staff().browser("000001", "ADMINISTRATOR");
    agency.get("/area-erasures");
    Page asked =
        agency.post(
            "/area-erasures", "municipality", ENDS.code(), "reference", "見本第2号", "reason", "試験");
    String request = asked.first(REQUEST).orElseThrow(() -> new StepFailed("Not instructed."));
    agency.post("/area-erasures/" + request + "/waiver", "reason", "試験のため");
    StaffBrowser operator = stage.staff().browser("000019", "OPERATOR");
    operator.get("/area-erasures");
    Page approved = operator.post("/area-erasures/" + request + "/approve");
    if (!approved.html().contains("data-state=\"APPROVED\"")) {
      throw new StepFailed("Not approved: " + approved.refusalCode());
    }
  }

  /// People of the erased municipality who are still in the database.
  private int left() {
    try (var register = Register.open(folder)) {
      return Math.toIntExact(
          register.number(
              "select (select count(*) from person where area = '%1$s') + (select count(*) from person_version where area = '%1$s')"
                  .formatted(ENDS.code())));
    }
  }

  /// People of the other municipality who are not found by their ticket.
  private static int missing(Stage stage, List<Person> staying) {
    StaffBrowser counter = stage.staff().browser(STAYS.code(), "COUNTER");
    counter.get("/persons");
    int missing = 0;
    for (Person person : staying) {
      Page found = counter.post("/persons", "q", person.ticket());
      missing += found.html().contains(person.name()) ? 0 : 1;
    }
    return missing;
  }

  /// People of the erased municipality who can be read in an old backup: whoever restores it must
  /// fail.
  private int readable(Path backup) {
    Path into = folder.resolve("restored-" + backup.getFileName());
    Done restored =
        operator(
            "base-backup",
            "restore",
            RunningServer.settings(folder).toString(),
            backup.toString(),
            "--into",
            RunningServer.data(into).resolve("postgres").toString());
    if (restored.code() != 0) {
      System.out.println("erase: " + restored.said().strip());
      return 0;
    }
    try (var _ = serve(into);
        var register = Register.open(into)) {
      return Math.toIntExact(
          register.number("select count(*) from person where area = '" + ENDS.code() + "'"));
    }
  }

  private int missingInNewest(List<Person> staying) {
    Path into = folder.resolve("restored-newest");
    try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
      Path newest = files.max(Path::compareTo).orElseThrow();
      operator(
              "base-backup",
              "restore",
              RunningServer.settings(folder).toString(),
              newest.toString(),
              "--into",
              RunningServer.data(into).resolve("postgres").toString())
          .orFail();
    } catch (IOException e) {
      throw new StepFailed("The backups can't be listed.", e);
    }
    try (var _ = serve(into)) {
      return missing(Stage.in(into, BenchPeople.WORLD), staying);
    }
  }

  /// A server on a restored database, with the keys and secrets that are left.
  private RunningServer serve(Path into) {
    try {
      for (String part : List.of("keys", "secrets", "signing", "sample-sign-ins.json")) {
        copy(RunningServer.data(folder).resolve(part), RunningServer.data(into).resolve(part));
      }
    } catch (IOException e) {
      throw new StepFailed("The keys can't be copied.", e);
    }
    return RunningServer.start(house, into, Optional.empty());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Files.copy(
            each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private record Done(int code, String said) {
    void orFail() {
      if (code != 0) {
        throw new StepFailed("A command of the operator failed: " + said);
      }
    }
  }

  private Done operator(String... words) {
    Path log = folder.resolve("operator.log");
    try (var command = Child.start("operator", house.operator(List.of(words), House.MEMORY), log)) {
      int code = command.join();
      return new Done(code, command.said());
    }
  }
}
