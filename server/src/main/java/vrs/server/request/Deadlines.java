package vrs.server.request;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The table of legal deadlines, dated like all master data.
@Component
final class Deadlines {

  /// The deadline that holds for a request received on a day; none: no law gave one then.
  Optional<Deadline> on(Area area, RequestKind kind, LocalDate received) {
    return area.sql(
            """
            select law, days, extension_days
              from request_deadline
             where kind = :kind and valid_from <= :received
               and (valid_to is null or valid_to >= :received)
            """)
        .param("kind", kind.name())
        .param("received", received)
        .query((row, _) ->
            new Deadline(row.getString("law"), row.getInt("days"), row.getInt("extension_days")))
        .optional();
  }
}
