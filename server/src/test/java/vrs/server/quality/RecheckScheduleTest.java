package vrs.server.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.TestZones;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;
import vrs.server.record.TestRegister;

/// Nobody has to start it: a server whose migrations brought another weight of a rule looks at all
/// recorded doses by itself.
class RecheckScheduleTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void after_a_rule_has_got_another_weight_a_worker_looks_at_all_doses_when_it_starts(
      @TempDir Path folder, @TempDir Path workers) {
    try (var zones = new TestZones(database, folder, Set.of(Zone.LGWAN))) {
      var register = new TestRegister(database, zones);
      register.person("髙橋　花子", "タカハシ　ハナコ", "1988-02-29", "0000000017");
      register.dose("0000000017", 1, "2026-03-01");
      UUID dose = register.dose("0000000017", 2, "2026-03-12"); // eleven days later
      assertThat(register.findings(dose)).contains("D214");
      assertThat(register.state(dose)).isEqualTo("TO_CHECK");
      register
          .all()
          .sql("update rule_weight set weight = 'IMPOSSIBLE' where rule = 'D214'")
          .update();

      try (var _ = new TestZones(database, workers, Set.of(Zone.WORKER))) {
        await(() -> register.state(dose).equals("TO_CORRECT"));
        await(() -> register.log().contains("quality.recheck done"));
      }
    }
  }

  private static void await(BooleanSupplier said) {
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (!said.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
