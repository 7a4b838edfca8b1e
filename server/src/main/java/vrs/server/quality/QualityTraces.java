package vrs.server.quality;

import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.record.Trace;
import vrs.server.record.Traces;

/// What was noted about doses that shall be erased.
@Component
final class QualityTraces implements Traces {
  private static final String OF_THE_DOSES = "dose = any(:doses)";

  @Override
  public List<Trace> all() {
    return List.of(
        Trace.deleted("quality_mark", OF_THE_DOSES, OF_THE_DOSES),
        Trace.deleted("quality_bulk_dose", OF_THE_DOSES, OF_THE_DOSES));
  }
}
