package vrs.server.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;
import vrs.server.record.DoseChanges.Change;

/// Courses as a long transaction has left them one after the other. A site can register beside it,
/// so at its end it looks once more at those that are otherwise by then.
final class LeftCourses {
  private final List<Rows<CourseColumn>> pieces = new ArrayList<>();

  /// @param changes what the transaction writes in it
  void add(Course course, List<Change> changes) {
    Person person = course.person().orElseThrow();
    if (pieces.isEmpty() || pieces.getLast().size() == ImportPlan.MOST) {
      pieces.add(new Rows<>(CourseColumn.class));
    }
    var doses = new LinkedHashMap<UUID, Dose>();
    course.doses().forEach(dose -> doses.put(dose.id(), dose));
    changes.forEach(change -> doses.put(change.after().id(), change.after()));
    long mark = CourseMark.of(course.person(), doses.values());
    pieces
        .getLast()
        .put(CourseColumn.TICKET, Optional.empty())
        .put(CourseColumn.PERSON, person.id())
        .put(CourseColumn.BEFORE, mark)
        .put(CourseColumn.AFTER, mark)
        .endRow();
  }

  /// Whom others have written about since.
  List<UUID> changed(Area area) {
    return pieces.stream()
        .flatMap(piece -> CourseMark.changedSince(area, piece).stream())
        .map(UUID::fromString)
        .toList();
  }
}
