package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

final class ZoneContextTest {

  @Test
  void a_listener_that_others_reach_needs_a_certificate() {
    var settings =
        new Settings(
            Settings.Mode.PRODUCTION,
            Path.of("nowhere"),
            Path.of("nowhere"),
            "bundled",
            null,
            1,
            URI.create("https://issuer.example"),
            Settings.Keeping.byDefault(Path.of("nowhere")),
            Settings.Exits.byDefault(),
            Map.of(Zone.INTERNET, new Settings.Listener("0.0.0.0", 0, null, null, Set.of())));
    DataSource unused = new PGSimpleDataSource();

    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> ZoneContext.start(Object.class, Zone.INTERNET, settings, unused, _ -> {}))
        .withMessageContaining("TLS");
  }
}
