package vrs.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// 32 clients register doses while the database is killed (SIGKILL) every few seconds. Who gets no
/// answer sends the same dose again under the same id (A4).
///
/// The promise: each receipt stands for exactly one dose with its first version and an entry in the
/// log; nothing is doubled, and the log is sealed in the end.
final class SoakKill {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Municipality HERE = SampleWorld.MUNICIPALITIES.get(1);
  private static final int SECONDS_BETWEEN_KILLS = 3;
  private static final int MOST_TRIES = 300;

  private final House house;
  private final Path folder;
  private final int doses;

  /// A dose to be sent, under the id that its sender chose.
  private record Planned(UUID id, DoseSent dose) {}

  SoakKill(House house, Path folder, int doses) {
    this.house = house;
    this.folder = folder;
    this.doses = doses;
  }

  Soak.Outcome run() {
    try (var server = RunningServer.start(house, folder, Optional.empty())) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      Stage stage = Stage.in(folder, BenchPeople.WORLD);
      List<Person> people = BenchPeople.of(HERE, doses);
      BenchPeople.register(stage, HERE, people);
      Tablet tablet = OpenSites.open(stage, HERE.code(), "見本会場");
      List<Planned> planned = people.stream().map(SoakKill::planned).toList();
      var over = new CountDownLatch(1);
      var killer = Thread.ofVirtual().start(() -> killUntil(over));
      Clients.Run run = Clients.run(planned.size(), n -> sendUntilReceipt(tablet, planned.get(n)));
      over.countDown();
      killer.join();
      System.out.println(run.told("kill, doses with the database killed meanwhile"));
      return new Soak.Outcome(doses, broken(planned));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Interrupted.", e);
    }
  }

  private static Planned planned(Person person) {
    String line = DoseSent.line(person, 1);
    LocalDate today = LocalDate.now(JAPAN);
    return new Planned(
        UUID.randomUUID(), new DoseSent(null, line, null, "MHN-12", "MH1001", today, 1, null));
  }

  /// Sends until there is a receipt. A fault on the server's side or no answer at all is a reason
  /// to try again; a refusal is not.
  private static void sendUntilReceipt(Tablet tablet, Planned planned) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      try {
        Answer answer = tablet.put("/api/v1/doses/" + planned.id(), planned.dose());
        if (answer.status() < 500) {
          answer.orFail("A dose");
          return;
        }
      } catch (StepFailed e) {
        if (!(e.getCause() instanceof IOException)) {
          throw e;
        }
      }
      Child.pause();
    }
    throw new StepFailed("A dose got no receipt in " + MOST_TRIES + " tries.");
  }

  private void killUntil(CountDownLatch over) {
    int kills = 0;
    try {
      while (!over.await(SECONDS_BETWEEN_KILLS, TimeUnit.SECONDS)) {
        Path pid = RunningServer.data(folder).resolve("postgres/data/postmaster.pid");
        if (Files.exists(pid)) {
          long process = Long.parseLong(Files.readAllLines(pid).getFirst().strip());
          ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
          kills++;
        }
      }
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException("the killer was disturbed", e);
    }
    System.out.println("kill: the database was killed " + kills + " times");
  }

  /// How many receipts stand for something else than was promised.
  private int broken(List<Planned> planned) {
    try (var register = Register.open(folder)) {
      register.requireDurability();
      register.run("create table receipt (id uuid primary key)");
      for (int from = 0; from < planned.size(); from += 1_000) {
        register.run(
            IntStream.range(from, Math.min(from + 1_000, planned.size()))
                .mapToObj(n -> "('" + planned.get(n).id() + "')")
                .collect(Collectors.joining(", ", "insert into receipt values ", "")));
      }
      long wrong =
          register.number(
              """
              select count(*)
                from receipt r
                left join (select id, count(*) as times from dose group by id) d on d.id = r.id
                left join (select dose, count(*) as times from dose_version group by dose) v
                  on v.dose = r.id
                left join (select distinct (details ->> 'dose')::uuid as dose
                             from audit_entry where outcome = 'done') e
                  on e.dose = r.id
               where d.times is distinct from 1 or v.times is distinct from 1 or e.dose is null
              """);
      long without =
          register.number("select count(*) from dose where id not in (select id from receipt)");
      long unsealed = unsealed(register);
      System.out.printf(
          "kill: receipts without their dose, version or entry %d; doses without a receipt %d; entries unsealed %d%n",
          wrong, without, unsealed);
      return Math.toIntExact(wrong + without + unsealed);
    }
  }

  /// Entries that still wait for their seal after ten seconds.
  private static long unsealed(Register register) {
    long waiting = register.number("select count(*) from audit_unsealed");
    for (int looks = 0; waiting > 0 && looks < 100; looks++) {
      Child.pause();
      waiting = register.number("select count(*) from audit_unsealed");
    }
    return waiting;
  }
}
