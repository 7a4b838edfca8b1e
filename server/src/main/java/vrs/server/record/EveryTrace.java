package vrs.server.record;

import java.util.List;
import org.springframework.stereotype.Component;

/// The traces of all rooms, in the order in which they go: other rooms' first, which find theirs by
/// what the register still holds.
@Component
public final class EveryTrace {
  private final List<Trace> all;

  EveryTrace(List<Traces> rooms) {
    this.all =
        rooms.stream()
            .sorted((a, b) -> Boolean.compare(a instanceof RecordTraces, b instanceof RecordTraces))
            .flatMap(room -> room.all().stream())
            .toList();
  }

  public List<Trace> all() {
    return all;
  }
}
