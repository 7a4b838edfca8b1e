package vrs.server.record;

import java.util.ArrayList;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;
import vrs.server.record.DoseChanges.Change;
import vrs.server.record.OpenCourses.Named;

/// As [RecheckDoses], in a transaction of its own that holds the persons' tickets against the
/// sites: for a schedule that goes over everybody, and over doses whose ticket is not known.
@Component
public final class RecheckCourses {
  private final OpenCourses courses;
  private final DoseChanges changes;
  private final Masters masters;

  RecheckCourses(OpenCourses courses, DoseChanges changes, Masters masters) {
    this.courses = courses;
    this.changes = changes;
    this.masters = masters;
  }

  /// @param whom persons, or tickets that nobody holds
  /// @param also is done in the same transaction, with how many doses are now assessed otherwise
  /// @throws Refusal D306 if somebody changed one of the doses meanwhile
  public <T> T recheck(
      AreaCode office, Source source, Named whom, BiFunction<Area, Integer, T> also) {
    return courses.recheck(
        office,
        whom,
        (area, held) -> {
          var now = new ArrayList<Change>();
          held.all().forEach(course -> now.addAll(course.again(masters.current())));
          changes.apply(area, source, now);
          return also.apply(area, now.size());
        });
  }
}
