package vrs.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vrs.samples.Municipality;
import vrs.samples.SampleWorld;
import vrs.samples.card.TestAppAuthority;
import vrs.samples.card.TestCardAuthority;

/// The production jar with settings of a demonstration: all zones on loopback, test authorities,
/// sample sign-ins, a data folder of its own.
final class RunningServer implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofMinutes(5);
  private final Path folder;
  private final Child child;
  private final Addresses addresses;

  private RunningServer(Path folder, Child child, Addresses addresses) {
    this.folder = folder;
    this.child = child;
    this.addresses = addresses;
  }

  /// An operator's own PostgreSQL in place of the bundled one.
  ///
  /// @param url without user and password
  record OtherDatabase(String url, String administrator, String password) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  /// Starts it in a folder that is empty, and waits until it listens.
  static RunningServer start(House house, Path folder, Optional<OtherDatabase> database) {
    return start(house, folder, database, House.MEMORY, List.of());
  }

  /// As the other, with so much memory for its objects.
  static RunningServer start(
      House house, Path folder, Optional<OtherDatabase> database, String memory) {
    return start(house, folder, database, memory, List.of());
  }

  /// As the others, with further lines of settings.
  static RunningServer start(
      House house,
      Path folder,
      Optional<OtherDatabase> database,
      String memory,
      List<String> more) {
    try {
      Path settings = prepare(house, folder, database, more);
      var child =
          Child.start("server", house.server(settings, memory), folder.resolve("server.log"));
      try {
        return new RunningServer(folder, child, await(child, data(folder)));
      } catch (StepFailed e) {
        child.close();
        throw e;
      }
    } catch (IOException e) {
      throw new StepFailed("The folder " + folder + " can't be written.", e);
    }
  }

  private static Path prepare(
      House house, Path folder, Optional<OtherDatabase> database, List<String> more)
      throws IOException {
    Path trust = Files.createDirectories(data(folder).resolve("trust"));
    Files.writeString(
        trust.resolve("card-authorities.txt"), TestCardAuthority.standard().trustLine() + "\n");
    var apps = new TestAppAuthority(Instant.now());
    Files.writeString(trust.resolve("app-authorities.pem"), apps.rootPem());
    apps.install("1.0.0", Instant.now()).save(appKey(folder));
    var lines =
        new ArrayList<>(
            List.of(
                "mode=demo",
                "data=" + data(folder),
                "programs=" + house.root().resolve("target/programs"),
                "issuer=https://vc.vrs.example/issuer",
                "backup.folder=" + makeBackups(folder)));
    if (database.isPresent()) {
      Path secrets = Files.createDirectories(data(folder).resolve("secrets"));
      Path password =
          Files.createFile(
              secrets.resolve("administrator"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(password, database.get().password());
      lines.add("database=" + database.get().url());
      lines.add("database.administrator=" + database.get().administrator());
    }
    lines.addAll(more);
    return Files.write(settings(folder), lines);
  }

  /// A folder of the folders that the sample municipalities have their scheduled backups in.
  static Path backups(Path folder) {
    return folder.resolve("municipal-backups");
  }

  private static Path makeBackups(Path folder) throws IOException {
    Path all = backups(folder);
    for (Municipality each : SampleWorld.MUNICIPALITIES) {
      Files.createDirectories(all.resolve(each.code()));
    }
    return all;
  }

  private static Addresses await(Child child, Path data) {
    Path file = data.resolve("addresses.json");
    Instant end = Instant.now().plus(LONGEST_START);
    while (!Files.exists(file)) {
      child.mustRun();
      if (Instant.now().isAfter(end)) {
        throw new StepFailed(
            "The server did not listen within " + LONGEST_START.toMinutes() + " minutes.");
      }
      Child.pause();
    }
    return Addresses.read(file);
  }

  static Path settings(Path folder) {
    return folder.resolve("settings.properties");
  }

  static Path data(Path folder) {
    return folder.resolve("data");
  }

  /// The key of the citizens' app, for the bridge.
  static Path appKey(Path folder) {
    return folder.resolve("vrs.app");
  }

  static List<SampleSignIn> signIns(Path folder) {
    return SampleSignIn.read(data(folder).resolve("sample-sign-ins.json"));
  }

  Addresses addresses() {
    return addresses;
  }

  List<SampleSignIn> signIns() {
    return signIns(folder);
  }

  Path folder() {
    return folder;
  }

  /// Bytes of memory that the process has used at most, everything included.
  long peakMemory() {
    return child.peakMemory();
  }

  Duration cpuTime() {
    return child.cpuTime();
  }

  /// Waits until the server ends by itself.
  int join() {
    return child.join();
  }

  @Override
  public void close() {
    child.close();
  }
}
