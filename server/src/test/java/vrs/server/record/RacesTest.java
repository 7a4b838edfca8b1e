package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// A few of the interleavings of `./vrs soak races`.
final class RacesTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  @TempDir static Path folder;

  @Test
  void whatever_is_done_at_once_ends_as_if_it_had_been_done_one_after_the_other() throws Exception {
    var races =
        new Races(
            database.of(Zone.LGWAN),
            database.of(Zone.INTERNET),
            database.superuser(),
            folder,
            _ -> {});
    long begun = System.nanoTime();
    Races.Told told = races.run(Long.getLong("races.seed", 1), Long.getLong("races", 300), 2);
    System.out.printf(
        "%d races in %d ms, %d orders, %d contended, %d statements, %d differences%n",
        told.rounds(),
        (System.nanoTime() - begun) / 1_000_000,
        told.orders(),
        told.contended(),
        told.statements(),
        told.differences().size());
    told.differences().stream().limit(12).forEach(System.out::println);

    assertThat(told.differences()).isEmpty();
  }
}
