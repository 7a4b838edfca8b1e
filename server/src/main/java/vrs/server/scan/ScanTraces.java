package vrs.server.scan;

import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.record.Trace;
import vrs.server.record.Traces;

/// Readings with their pictures are found by the ticket that was read.
@Component
final class ScanTraces implements Traces {
  @Override
  public List<Trace> all() {
    return List.of(
        Trace.deleted(
            "reading", "ticket = any(:tickets)", "ticket = any(:tickets) and number = :number"));
  }
}
