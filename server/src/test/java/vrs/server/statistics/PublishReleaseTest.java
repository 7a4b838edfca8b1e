package vrs.server.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Audience;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;
import vrs.server.platform.Role;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

final class PublishReleaseTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final Actor AGENCY =
      new Actor(
          Audience.AGENCY, AreaCode.AGENCY, UUID.randomUUID(), Set.of(Role.STATISTICIAN), null);

  private final Releases releases = new Releases();
  private JdbcClient all;
  private PublishRelease publishRelease;

  @BeforeEach
  void empty() {
    all = JdbcClient.create(database.superuser());
    all.sql("truncate person, dose, release, release_file, audit_entry, audit_unsealed").update();
    var areas = new Areas(database.of(Zone.ADMINISTRATION));
    publishRelease =
        new PublishRelease(areas, releases, new Audit(areas, new Entries()), Clock.systemUTC());
  }

  @Test
  void ten_people_are_shown_and_nine_are_left_out_and_counted_as_a_row() {
    doses("131016", 10, "1961-10-02", "2");
    doses("131016", 9, "1961-10-03", "2");
    doses("141003", 3, "1950-00-00", "1");
    publishRelease.publish(AGENCY);

    assertThat(file("prefecture.ndjson"))
        .isEqualTo(
            """
            {"date":"2026-10-01","prefecture":"13","gender":"F","age":"65-","medical_worker":false,"status":1,"count":10}
            """);
    assertThat(file("prefecture-suppressed.json")).contains("\"rows_left_out\":2");
  }

  @Test
  void sixty_five_is_reached_on_the_day_before_the_birthday() {
    doses("131016", 10, "1961-10-03", "1");
    publishRelease.publish(AGENCY);
    assertThat(file("prefecture.ndjson")).contains("\"age\":\"-64\"");
  }

  @Test
  void a_birth_year_alone_leaves_the_age_unknown_only_where_it_decides() {
    doses("131016", 10, "1961-00-00", "1");
    doses("131016", 10, "1960-00-00", "2");
    publishRelease.publish(AGENCY);
    assertThat(file("prefecture.ndjson"))
        .contains("\"gender\":\"M\",\"age\":\"UNK\"")
        .contains("\"gender\":\"F\",\"age\":\"65-\"");
  }

  @Test
  void doubtful_doses_are_not_counted() {
    doses("131016", 10, "1980-01-01", "1");
    all.sql("update dose set state = 'TO_CHECK'").update();
    publishRelease.publish(AGENCY);
    assertThat(file("prefecture.ndjson")).isEmpty();
  }

  @Test
  void a_release_never_changes_and_is_logged() {
    publishRelease.publish(AGENCY);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> publishRelease.publish(AGENCY))
        .satisfies(
            refusal -> assertThat(refusal.reason()).isEqualTo(StatisticsReason.RELEASED_ALREADY));
    assertThat(all.sql("select action from audit_entry").query(String.class).list())
        .containsExactly("statistics.publish");
  }

  private String file(String name) {
    return new String(
        new Nation(database.of(Zone.INTERNET))
            .read(db -> releases.file(db, Optional.empty(), name))
            .orElseThrow()
            .content(),
        UTF_8);
  }

  private void doses(String area, int people, String birthDate, String sex) {
    all.sql(
            """
            with people as (
              insert into person (area, id, name, kana, search_key, birth_date, sex, protected, version)
              select :area, gen_random_uuid(), 'n', 'k', 's', :birth, :sex, false, 1
                from generate_series(1, :people)
              returning area, id)
            insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                              doctor, state, version, recorded)
            select area, gen_random_uuid(),
                   lpad((row_number() over () + (select count(*) from dose))::text, 10, '0'), id,
                   'MHN-12', 1, 'MH1001', '2026-10-01', area, '会場', '', 'ACCEPTED', 1, now()
              from people
            """)
        .param("area", area)
        .param("people", people)
        .param("birth", birthDate)
        .param("sex", sex)
        .update();
  }
}
