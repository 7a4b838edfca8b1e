package vrs.server.scan;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.SealedBytes;

/// The pictures of ticket lines that sites read, for staff who compare a dose with its ticket.
/// Whoever opens one enters it in the log.
@Component
public final class TicketStrips {
  private final AreaKeys keys;

  TicketStrips(AreaKeys keys) {
    this.keys = keys;
  }

  /// Whether there is one: none where the number was typed, and none when its time has run out.
  public boolean has(Area area, UUID reading) {
    return area.sql(
            """
            select exists (
              select from reading
               where area = :area and id = :id and strip_sealed is not null)
            """)
        .param("id", reading)
        .query(Boolean.class)
        .single();
  }

  /// A JPEG picture.
  public Optional<byte[]> open(Area area, UUID reading) {
    return area.sql(
            """
            select strip_sealed from reading
             where area = :area and id = :id and strip_sealed is not null
            """)
        .param("id", reading)
        .query((row, _) -> row.getBytes("strip_sealed"))
        .optional()
        .map(sealed -> keys.of(area).open(SealedBytes.of(sealed), Readings.place(reading)));
  }
}
