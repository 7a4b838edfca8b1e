package vrs.journeys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import vrs.samples.EarlierDose;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// All doses of a person a second, each read with its entry in the audit log: at the use case, in a
/// process beside the running server, and over HTTP as staff see them.
///
/// The limit is how often the same PostgreSQL answers one statement for the doses of one person on
/// as many connections, with nothing logged.
final class BenchHistory implements Bench.Measured {
  private static final Municipality HERE = SampleWorld.MUNICIPALITIES.get(1);
  private static final int PEOPLE = 20_000;
  private static final int DOSES_EACH = 3;
  private static final int PAGES = 6_000;
  private static final int STATEMENTS = 60_000;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 15;

  @Override
  public Bench.Figure run(RunningServer server, Stage stage, Register register) {
    List<Person> people = BenchPeople.of(HERE, PEOPLE);
    BenchPeople.register(stage, HERE, people);
    BenchPeople.registerDoses(stage, HERE, file(people));
    register.run("analyze");
    List<String> persons = register.texts("select distinct person::text from dose");

    StaffBrowser counter = stage.staff().browser(HERE.code(), "COUNTER");
    look(counter, persons, PAGES / 2);
    Clients.Run pages = look(counter, persons, PAGES);
    System.out.println(pages.told("history, over HTTP as pages"));

    long entries = register.entries();
    double[] measured = atUseCase(server, stage, persons);
    System.out.printf(
        Locale.ROOT, "history, at the use case: %.0f looks in %.1f s%n", measured[0], measured[1]);
    register.requireEntries(entries, (long) measured[0]);
    return new Bench.Figure(
        measured[0] / measured[1], "persons/s", statements(register, persons), "statements/s");
  }

  private static Clients.Run look(StaffBrowser counter, List<String> persons, int times) {
    var random = new Random(77);
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      asked.add(persons.get(random.nextInt(persons.size())));
    }
    return Clients.run(
        times,
        n -> {
          if (counter.get("/persons/" + asked.get(n)).status() != 200) {
            throw new StepFailed("A person could not be looked at.");
          }
        });
  }

  private static double[] atUseCase(RunningServer server, Stage stage, List<String> persons) {
    List<String> command =
        stage
            .house()
            .serverTest(
                "vrs.server.record.HistoryAtUseCase",
                List.of(
                    RunningServer.data(server.folder()).toString(),
                    HERE.code(),
                    String.valueOf(WARM_UP_SECONDS),
                    String.valueOf(SECONDS)));
    Path log = server.folder().resolve("use-case.log");
    try (var child =
        Child.start("driver", command, log, String.join("\n", persons).getBytes(US_ASCII))) {
      if (child.join() != 0) {
        child.mustRun();
      }
      String[] told = child.said().lines().reduce("", (_, line) -> line).split("[\\[,\\] ]+");
      return new double[] {Double.parseDouble(told[1]), Double.parseDouble(told[2])};
    }
  }

  private static byte[] file(List<Person> people) {
    var doses = new ArrayList<EarlierDose>();
    LocalDate first = LocalDate.of(2026, 2, 2);
    for (Person person : people) {
      for (int number = 1; number <= DOSES_EACH; number++) {
        doses.add(
            new EarlierDose(
                person,
                number,
                first.plusDays(100L * (number - 1)),
                HERE,
                "見本会場",
                "見本　一郎",
                "MHN-12",
                "MH1001"));
      }
    }
    return BenchPeople.doses(doses);
  }

  private static double statements(Register register, List<String> persons) {
    BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(Clients.COUNT);
    try {
      for (int i = 0; i < Clients.COUNT; i++) {
        connections.add(register.connect());
      }
      Clients.Run run =
          Clients.run(
              STATEMENTS,
              n -> {
                try {
                  Connection connection = connections.take();
                  try (PreparedStatement select =
                      connection.prepareStatement(
                          "select * from dose where area = ? and person = cast(? as uuid)")) {
                    select.setString(1, HERE.code());
                    select.setString(2, persons.get(n % persons.size()));
                    select.executeQuery().close();
                  } finally {
                    connections.add(connection);
                  }
                } catch (SQLException | InterruptedException e) {
                  throw new StepFailed("The limit can't be measured.", e);
                }
              });
      System.out.println(run.told("limit, one statement"));
      for (Connection connection : connections) {
        connection.close();
      }
      return run.perSecond();
    } catch (SQLException e) {
      throw new StepFailed("The limit can't be measured.", e);
    }
  }
}
