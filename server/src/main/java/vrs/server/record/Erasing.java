package vrs.server.record;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Erases what all rooms keep of a person or a dose, in the transaction of whoever asks for it:
/// versions, pictures, search keys, all of it, and whatever was built on it no longer holds (C2).
@Component
final class Erasing {
  private final EveryTrace traces;
  private final List<DoseChanged> listeners;

  Erasing(EveryTrace traces, List<DoseChanged> listeners) {
    this.traces = traces;
    this.listeners = List.copyOf(listeners);
  }

  /// How many rows of each table an erasure would reach now, without those where it reaches none.
  Map<String, Integer> preview(Area area, Erased erased) {
    var reached = new LinkedHashMap<String, Integer>();
    for (Trace trace : traces.all()) {
      String condition = condition(trace, erased);
      if (!condition.isEmpty()) {
        int rows =
            bound(area.sql("select count(*) from " + trace.table() + where(condition)), erased)
                .query(Integer.class)
                .single();
        reached.merge(trace.table(), rows, Integer::sum);
      }
    }
    reached.values().removeIf(rows -> rows == 0);
    return reached;
  }

  /// Tells who has built on the doses, then clears every table.
  ///
  /// @return how many rows went, or were blanked
  int erase(Area area, Source source, Erased erased) {
    listeners.forEach(listener -> listener.changed(area, source, erased.doses()));
    int rows = 0;
    for (Trace trace : traces.all()) {
      String condition = condition(trace, erased);
      if (!condition.isEmpty()) {
        rows += bound(area.sql(trace.action() + where(condition)), erased).update();
      }
    }
    return rows;
  }

  private static String condition(Trace trace, Erased erased) {
    return erased.person().isPresent() ? trace.ofPerson() : trace.ofDose();
  }

  private static String where(String condition) {
    return " where area = :area and (" + condition + ")";
  }

  private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec sql, Erased erased) {
    return sql.param("person", erased.person().orElse(null))
        .param("doses", ids(erased.doses()))
        .param("tickets", erased.tickets().toArray(String[]::new))
        .param("number", erased.number())
        .param("uploads", ids(erased.uploads()));
  }

  private static UUID[] ids(Collection<UUID> ids) {
    return ids.toArray(UUID[]::new);
  }
}
