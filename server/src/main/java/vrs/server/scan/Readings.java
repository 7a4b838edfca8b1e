package vrs.server.scan;

import java.util.UUID;
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
        reading.strip().map(strip -> cipher.seal(strip, place(reading.id())).bytes()).orElse(null);
    area.sql(
            """
            insert into reading (area, id, ticket, number, source, confidence, strip_sealed, office,
                                 device, actor, taken)
            values (:area, :id, :ticket, :number, :source, :confidence, :strip, :office,
                    :device, :actor, now())
            """)
        .param("id", reading.id())
        .param("ticket", reading.ticket().digits())
        .param("number", reading.number())
        .param("source", reading.source().name())
        .param("confidence", reading.confidence())
        .param("strip", sealed)
        .param("office", reading.office().digits())
        .param("device", reading.device())
        .param("actor", reading.actor())
        .update();
  }

  /// Where the picture of a reading is sealed.
  static SealedPlace place(UUID reading) {
    return new SealedPlace(reading, "reading.strip");
  }
}
