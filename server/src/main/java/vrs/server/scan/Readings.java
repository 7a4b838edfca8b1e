package vrs.server.scan;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedPlace;

/// The table of readings.
@Component
final class Readings {
  private final AreaKeys keys;

  Readings(AreaKeys keys) {
    this.keys = keys;
  }

  void add(Area area, Reading reading) {
    AreaCipher cipher = keys.of(area);
    byte[] sealed =
        reading
            .strip()
            .map(
                strip -> cipher.seal(strip, new SealedPlace(reading.id(), "reading.strip")).bytes())
            .orElse(null);
    area.batch(
        """
        insert into reading (area, id, ticket, number, source, confidence, strip_sealed, office,
                             device, actor, taken)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        List.<Object[]>of(
            new Object[] {
              area.code().digits(),
              reading.id(),
              reading.ticket().digits(),
              reading.number(),
              reading.source().name(),
              reading.confidence(),
              sealed,
              reading.office().digits(),
              reading.device(),
              reading.actor(),
              Timestamp.from(area.time())
            }));
  }
}
