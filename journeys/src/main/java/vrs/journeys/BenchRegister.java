package vrs.journeys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vrs.samples.Municipality;
import vrs.samples.Person;
import vrs.samples.SampleWorld;

/// Doses a second, durable, one request each, from 32 clients: over all municipalities, and all in
/// one; the lower counts.
///
/// The limit is how many durable commits of one small row a second the same PostgreSQL does on as
/// many connections; registrations that wait for one area share commits and may pass it.
final class BenchRegister implements Bench.Measured {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final Municipality HERE = SampleWorld.MUNICIPALITIES.get(1);
  private static final int IN_ONE = 12_000;
  private static final int IN_EACH = 8;
  private static final int WARM_UP = 15_000;
  private static final int COMMITS = 10_000;
  private static final int TABLETS = 4;

  /// A dose to come.
  private record Planned(String municipality, String ticket, @Nullable String birthDate) {}

  @Override
  public Bench.Figure run(RunningServer server, Stage stage, Register register) {
    List<Person> people = BenchPeople.of(HERE, IN_ONE + WARM_UP);
    BenchPeople.register(stage, HERE, people);
    spread(register, people.subList(0, IN_EACH));
    List<Tablet> tablets = new ArrayList<>();
    for (int i = 0; i < TABLETS; i++) {
      tablets.add(OpenSites.open(stage, HERE.code(), "会場" + i));
    }
    var own = people.stream().map(p -> new Planned(HERE.code(), p.ticket(), null)).toList();
    send(tablets, own.subList(0, WARM_UP));
    long entries = register.entries();
    CpuTime cpu = CpuTime.from(server);
    Clients.Run one = send(tablets, own.subList(WARM_UP, own.size()));
    System.out.println(one.told("register, all in one municipality"));
    List<Planned> others = others(people.subList(0, IN_EACH));
    send(tablets, others.subList(0, others.size() / 4)); // warms up what only they go through
    Clients.Run all = send(tablets, others.subList(others.size() / 4, others.size()));
    System.out.println(all.told("register, over all municipalities"));
    System.out.println(cpu.told("register", IN_ONE + others.size()));
    register.requireEntries(entries, one.nanos().length + all.nanos().length);
    return new Bench.Figure(
        Math.min(one.perSecond(), all.perSecond()), "doses/s", commits(register), "commits/s");
  }

  private static Clients.Run send(List<Tablet> tablets, List<Planned> doses) {
    return Clients.run(
        doses.size(),
        n -> {
          Planned dose = doses.get(n);
          tablets
              .get(n % tablets.size())
              .put(
                  "/api/v1/doses/" + UUID.randomUUID(),
                  new DoseSent(
                      null,
                      "21" + dose.municipality() + dose.ticket(),
                      dose.birthDate(),
                      "MHN-12",
                      "MH1001",
                      LocalDate.now(JAPAN),
                      1,
                      null))
              .orFail("A dose");
        });
  }

  /// The same few people in every other municipality, before the clock starts: copies of rows that
  /// came through the front door. Every municipality has agreed that others register for it (B5).
  private static void spread(Register register, List<Person> people) {
    String tickets =
        people.stream().map(p -> "'" + p.ticket() + "'").collect(Collectors.joining(", "));
    String from =
        """
          from (select distinct area_code as area from municipality where valid_to is null) m
         cross join ticket t
          join person p on p.area = t.area and p.id = t.person
         where t.area = '%1$s' and m.area <> '%1$s' and t.number in (%2$s)
        """
            .formatted(HERE.code(), tickets);
    register.run(
        """
        insert into person
               (area, id, name, kana, search_key, birth_date, sex, protected, version)
        select m.area, p.id, p.name, p.kana, p.search_key, p.birth_date, p.sex, p.protected, 1
        """
            + from);
    register.run(
        """
        insert into ticket (area, number, person, issued)
        select m.area, t.number, t.person, t.issued
        """
            + from);
    register.run(
        """
        insert into agreement (area, terms, version, at, agreed, account, reference)
        select m.area, a.terms, a.version, a.at, a.agreed, a.account, a.reference
          from (select distinct area_code as area from municipality where valid_to is null) m
         cross join agreement a
         where a.area = '%1$s' and m.area <> '%1$s' and a.terms = 'MAIN'
        """
            .formatted(HERE.code()));
    register.run("analyze");
  }

  private static List<Planned> others(List<Person> people) {
    var planned = new ArrayList<Planned>();
    for (Municipality municipality : Municipality.all()) {
      if (!municipality.equals(HERE)) {
        for (Person person : people) {
          planned.add(new Planned(municipality.code(), person.ticket(), person.born().text()));
        }
      }
    }
    Collections.shuffle(planned, new Random(1741));
    return planned;
  }

  private static double commits(Register register) {
    register.run("create table limit_commit (id uuid primary key, number integer)");
    BlockingQueue<Connection> connections = new ArrayBlockingQueue<>(Clients.COUNT);
    try {
      for (int i = 0; i < Clients.COUNT; i++) {
        connections.add(register.connect());
      }
      Clients.Run run =
          Clients.run(
              COMMITS,
              n -> {
                try {
                  Connection connection = connections.take();
                  try (PreparedStatement insert =
                      connection.prepareStatement("insert into limit_commit values (?, ?)")) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setInt(2, n);
                    insert.executeUpdate();
                  } finally {
                    connections.add(connection);
                  }
                } catch (SQLException | InterruptedException e) {
                  throw new StepFailed("The limit can't be measured.", e);
                }
              });
      System.out.println(run.told("limit, commits of one small row"));
      for (Connection connection : connections) {
        connection.close();
      }
      return run.perSecond();
    } catch (SQLException e) {
      throw new StepFailed("The limit can't be measured.", e);
    }
  }
}
