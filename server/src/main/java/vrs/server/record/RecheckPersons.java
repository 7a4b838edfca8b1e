package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;
import vrs.server.record.DoseChanges.Change;

/// As [RecheckDoses], in a transaction of its own that holds the persons' tickets against the
/// sites: for a schedule that goes over everybody.
@Component
public final class RecheckPersons {
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final Masters masters;

  RecheckPersons(OpenCourses courses, DoseChanges changes, Masters masters) {
    this.courses = courses;
    this.changes = changes;
    this.masters = masters;
  }

  /// @param also is done in the same transaction, with how many doses are now assessed otherwise
  /// @throws Refusal D306 if somebody changed one of the doses meanwhile
  public <T> T recheck(
      AreaCode office, Source source, Collection<UUID> persons, BiFunction<Area, Integer, T> also) {
    return courses.recheck(
        office,
        persons,
        (area, held) -> {
          var now = new ArrayList<Change>();
          held.all().forEach(course -> now.addAll(course.again(masters.current())));
          changes.apply(area, source, now);
          return also.apply(area, now.size());
        });
  }
}
