package vrs.server.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.audit.Pseudonyms;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.Database;
import vrs.server.platform.DatabaseSettings;
import vrs.server.platform.KeyStore;
import vrs.server.platform.Role;
import vrs.server.platform.Zone;

/// Looks at persons as fast as the use case can, without HTTP and screens, in a process beside a
/// running server: the driver of `./vrs bench history`, which starts it.
///
/// Arguments: the server's data folder, the area, seconds to warm up, seconds to measure. On
/// standard input: the persons' ids. On standard output: looks and seconds.
public final class HistoryAtUseCase {
  private static final int CLIENTS = 400;

  private HistoryAtUseCase() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    var code = new AreaCode(arguments[1]);
    String port = Files.readString(data.resolve("postgres/port")).strip();
    List<UUID> persons =
        new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
            .lines()
            .map(UUID::fromString)
            .toList();
    var settings =
        new DatabaseSettings.External(
            "jdbc:postgresql://127.0.0.1:" + port + "/vrs",
            Optional.empty(),
            data.resolve("secrets"),
            4);
    try (var database = Database.open(settings, Set.of(Zone.LGWAN))) {
      var areas = new Areas(database.of(Zone.LGWAN));
      var look =
          new LookAtPerson(
              areas,
              new PersonCourses(),
              new Pseudonyms(new KeyStore(data.resolve("keys"))),
              new Audit(areas, new Entries()));
      var actor =
          new Actor(Audience.MUNICIPALITY, code, UUID.randomUUID(), Set.of(Role.COUNTER), null);
      run(look, actor, persons, Double.parseDouble(arguments[2]));
      double[] measured = run(look, actor, persons, Double.parseDouble(arguments[3]));
      System.out.println(
          Arrays.stream(measured)
              .mapToObj(each -> String.format(Locale.ROOT, "%.3f", each))
              .toList());
    }
  }

  /// @return looks, seconds
  private static double[] run(LookAtPerson look, Actor actor, List<UUID> persons, double seconds)
      throws Exception {
    var looks = new AtomicLong();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all =
          java.util.stream.IntStream.range(0, CLIENTS)
              .<Future<?>>mapToObj(_ ->
                  clients.submit(() -> {
                    while (System.nanoTime() < end) {
                      UUID person =
                          persons.get(ThreadLocalRandom.current().nextInt(persons.size()));
                      if (look.look(actor, person, "").doses().isEmpty()) {
                        throw new IllegalStateException("a person without doses");
                      }
                      looks.incrementAndGet();
                    }
                  }))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    }
    return new double[] {looks.get(), (System.nanoTime() - began) / 1e9};
  }
}
