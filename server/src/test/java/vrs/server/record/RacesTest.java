package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.races.DoseDeeds;
import vrs.races.Turns;
import vrs.server.platform.AreaCode;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// Whoever writes doses of one person sees the others who do, whenever each of them comes.
final class RacesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode(Races.AREAS.getFirst());
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
  private static final LocalDate SOON_AFTER = MARCH.plusDays(10);
  @TempDir static Path folder;

  @BeforeAll
  static void those_who_wait_in_a_circle_are_told_soon() {
    JdbcClient superuser = JdbcClient.create(database.superuser());
    String name = superuser.sql("select current_database()").query(String.class).single();
    superuser.sql("alter database %s set deadlock_timeout = '20ms'".formatted(name)).update();
  }

  @Test
  void whatever_is_done_at_once_ends_as_if_it_had_been_done_one_after_the_other() throws Exception {
    var differences = new ArrayList<String>();
    var races =
        new Races(
            database.of(Zone.LGWAN),
            database.of(Zone.INTERNET),
            database.superuser(),
            folder,
            differences::add);

    Races.Told told = races.run(1, 160, 2);

    assertThat(differences).isEmpty();
    assertThat(told.contended()).isGreaterThan(60);
  }

  @Test
  void a_site_that_registers_while_a_file_is_stored_is_seen() throws Exception {
    wherever(round -> {
      round.file(List.of(round.line("1", 1, MARCH)));
      round.site(new UUID(2, 2), "2", 2, SOON_AFTER, true);
    });
  }

  @Test
  void a_site_that_registers_while_a_file_of_persons_is_stored_is_seen() throws Exception {
    wherever(round -> {
      round.fileOfPerson(MARCH);
      round.site(new UUID(2, 2), "1", 1, SOON_AFTER, true);
    });
  }

  @Test
  void a_site_that_registers_while_a_file_is_taken_back_is_seen() throws Exception {
    wherever(round -> {
      round.undoFile(List.of(round.line("1", 1, MARCH)));
      round.site(new UUID(2, 2), "2", 2, SOON_AFTER, true);
    });
  }

  @Test
  void a_site_that_registers_while_the_file_of_its_person_is_taken_back_is_seen() throws Exception {
    wherever(round -> {
      round.undoFileOfPerson();
      round.site(new UUID(2, 2), "4", 1, SOON_AFTER, true);
    });
  }

  @Test
  void a_site_that_registers_while_the_ticket_is_made_void_is_seen() throws Exception {
    wherever(round -> {
      round.makeVoid("2", MARCH);
      round.site(new UUID(2, 2), "2", 1, SOON_AFTER, true);
    });
  }

  @Test
  void a_site_that_registers_while_the_ticket_is_issued_is_seen() throws Exception {
    wherever(round -> {
      round.issue(MARCH);
      round.site(new UUID(2, 2), "4", 1, SOON_AFTER, true);
    });
  }

  @Test
  void a_site_that_registers_while_the_issue_of_the_ticket_is_taken_back_is_seen()
      throws Exception {
    wherever(round -> {
      round.stepBackOfPerson();
      round.site(new UUID(2, 2), "2", 1, SOON_AFTER, true);
    });
  }

  @Test
  void two_sites_that_register_on_two_tickets_of_one_person_see_each_other() throws Exception {
    wherever(round -> {
      round.site(new UUID(2, 1), "1", 1, MARCH, true);
      round.site(new UUID(2, 2), "2", 2, SOON_AFTER, true);
    });
  }

  @Test
  void a_correction_on_one_ticket_and_a_site_on_another_see_each_other() throws Exception {
    wherever(
        round -> {
          round.correct(new UUID(1, 1).toString(), round.base + 1, 1, SOON_AFTER, true);
          round.site(new UUID(2, 2), "2", 2, SOON_AFTER.plusDays(10), true);
        },
        round -> round.before(new UUID(1, 1), "1", 1, MARCH));
  }

  @Test
  void a_site_that_registers_while_two_records_of_the_person_are_merged_is_seen() throws Exception {
    wherever(
        round -> {
          round.merge();
          round.site(new UUID(2, 2), "3", 1, SOON_AFTER, true);
        },
        round -> round.before(new UUID(1, 1), "1", 1, MARCH));
  }

  @Test
  void a_step_back_sees_that_the_dose_was_on_a_further_ticket_meanwhile() throws Exception {
    String dose = new UUID(1, 1).toString();
    wherever(
        round -> {
          round.stepBack(dose);
          round.correct(dose, round.base + 3, 1, MARCH, true);
          round.stepBack(dose);
        },
        round -> {
          round.before(new UUID(1, 1), "1", 1, MARCH);
          round.before(DoseDeeds.check(dose, 1, true));
        });
  }

  private static void wherever(Consumer<RaceRound> deeds) throws Exception {
    wherever(deeds, _ -> {});
  }

  /// The other deeds are done one after the other after each statement of the first.
  private static void wherever(Consumer<RaceRound> deeds, Consumer<RaceRound> before)
      throws Exception {
    var desk = new RaceDesk(CHIYODA, database.of(Zone.LGWAN), database.of(Zone.INTERNET), folder);
    try (Connection watch = database.superuser().getConnection();
        ExecutorService threads = Executors.newCachedThreadPool()) {
      var register = new RaceRegister(CHIYODA, watch);
      Turns.Played played;
      int place = 0;
      do {
        var round = new RaceRound(desk, place + 1, new UUID(0, 1), new UUID(0, 2), true);
        register.clear();
        before.accept(round);
        register.fill(List.of(round));
        deeds.accept(round);
        register.nameDoses(round);
        played = played(round, place, watch, threads);
        assertThat(
                RaceJudge.difference(
                    round,
                    played,
                    Objects.requireNonNull(register.held(List.of(round)).get(round.base))))
            .isEmpty();
        place++;
      } while (place < played.order().replaceAll("[^a]", "").length());
    }
  }

  private static Turns.Played played(
      RaceRound round, int place, Connection watch, ExecutorService threads) throws SQLException {
    var done = new int[1];
    return Turns.play(
        round.deeds.stream().map(RaceRound.Raced::act).toList(),
        ready -> {
          boolean first = ready.getFirst() == 0 && (done[0] < place || ready.size() == 1);
          done[0] += first ? 1 : 0;
          return first || ready.getFirst() != 0 ? ready.getFirst() : ready.get(1);
        },
        watch,
        threads);
  }
}
