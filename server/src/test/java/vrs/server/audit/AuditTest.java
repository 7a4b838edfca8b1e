package vrs.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vrs.server.audit.AuditLog.CHIYODA;
import static vrs.server.audit.AuditLog.YOKOHAMA;
import static vrs.server.audit.AuditLog.deed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class AuditTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private final AuditLog log = new AuditLog(database);

  @Test
  void a_deed_and_its_entry_are_committed_together_or_not_at_all() {
    long before = log.count("audit_entry");

    log.areas.write(
        CHIYODA,
        area -> {
          log.audit.enterAll(area, List.of(deed(1), deed(2)));
          return true;
        });
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            log.areas.write(
                CHIYODA,
                area -> {
                  log.audit.enter(area, deed(3));
                  throw new IllegalStateException("the deed fails");
                }));

    assertThat(log.count("audit_entry")).isEqualTo(before + 2);
    assertThat(log.count("audit_unsealed")).isEqualTo(log.count("audit_entry"));
  }

  @Test
  void no_entry_no_deed() {
    log.asSuperuser(
        "alter table vrs.audit_entry add constraint no_room check (actor <> 'player') not valid");
    try {
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> log.enter(CHIYODA, 1))
          .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(AuditReason.NOT_LOGGED));
      assertThatExceptionOfType(Refusal.class)
          .isThrownBy(() -> log.audit.look(CHIYODA, deed(1)))
          .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(AuditReason.NOT_LOGGED));
    } finally {
      log.asSuperuser("alter table vrs.audit_entry drop constraint no_room");
    }
  }

  @Test
  void a_look_is_durable_before_its_answer_leaves_and_shares_commits() throws Exception {
    long before = log.count("audit_entry");
    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      readers
          .invokeAll(
              IntStream.range(0, 400)
                  .mapToObj(i ->
                      (Callable<Boolean>)
                          () -> {
                            log.audit.look(i % 2 == 0 ? CHIYODA : YOKOHAMA, deed(i));
                            return true;
                          })
                  .toList())
          .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(30)));
    }
    assertThat(log.count("audit_entry")).isEqualTo(before + 400);
  }

  @Test
  void no_role_can_change_or_delete_what_was_entered() {
    log.enter(CHIYODA, 1);
    for (Zone zone : Zone.values()) {
      for (String table : List.of("audit_entry", "audit_seal", "audit_checkpoint")) {
        for (String sql :
            List.of(
                "delete from " + table,
                "truncate " + table,
                "update " + table + " set area = area")) {
          assertThatExceptionOfType(DataAccessException.class)
              .as("%s: %s", zone, sql)
              .isThrownBy(() -> JdbcClient.create(database.of(zone)).sql(sql).update());
        }
      }
    }
  }

  @Test
  void an_entry_can_not_be_put_into_another_area() {
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            log.areas.write(
                CHIYODA,
                area ->
                    area.sql(
                            """
                            insert into audit_entry
                                   (area, id, time, actor, action, outcome, details)
                            values ('141003', gen_random_uuid(), now(), 'a', 'b', 'c', '{}')
                            """)
                        .update()));
  }

  @Test
  void municipal_staff_read_their_own_log_and_the_internet_zone_none() {
    log.enter(CHIYODA, 1);
    log.enter(YOKOHAMA, 2);
    var lgwan = new Areas(database.of(Zone.LGWAN));

    List<String> seen =
        lgwan.read(
            CHIYODA,
            area ->
                area.sql("select distinct area from audit_entry")
                    .query((row, _) -> row.getString(1))
                    .list());

    assertThat(seen).containsExactly("131016");
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            log.areas.read(
                CHIYODA, area -> area.sql("select 1 from audit_entry").query().listOfRows()));
  }
}
