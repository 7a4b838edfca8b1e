package vrs.server.quality;

import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.record.Trace;
import vrs.server.record.Traces;

/// What the quality work keeps of persons and doses that shall be erased.
@Component
final class QualityTraces implements Traces {
  private static final String OF_THE_DOSES = "dose = any(:doses)";
  private static final String ON_THE_TICKET = "orphan = any(:tickets)";

  /// A recheck that has come to this person begins anew.
  private static final String PLACE = "after = :person or " + ON_THE_TICKET;

  @Override
  public List<Trace> all() {
    return List.of(
        Trace.deleted("quality_mark", OF_THE_DOSES, OF_THE_DOSES),
        Trace.deleted("quality_bulk_dose", OF_THE_DOSES, OF_THE_DOSES),
        Trace.blanked("recheck", "after = null, orphan = null", PLACE, ON_THE_TICKET));
  }
}
