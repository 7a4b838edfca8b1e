package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.platform.Area;
import vrs.server.record.DoseChanges.Change;

/// Runs the rules again over all doses of persons (再確認): because a person, a ticket, another dose,
/// a lot or a rule has changed (C8). What the rules say is kept with each dose; only what they now
/// say otherwise becomes a version.
@Component
public final class RecheckDoses {
  /// Persons that are read and written with one statement.
  private static final int MOST = 1_000;

  private final PersonCourses courses;
  private final DoseChanges changes;
  private final Masters masters;

  RecheckDoses(PersonCourses courses, DoseChanges changes, Masters masters) {
    this.courses = courses;
    this.changes = changes;
    this.masters = masters;
  }

  /// @param source who changed what it rests on
  /// @return how many doses are now assessed otherwise
  public int ofPersons(Area area, Source source, Collection<UUID> persons) {
    return ofPersons(area, source, persons, new LeftCourses());
  }

  /// As the other.
  ///
  /// @param left gets the courses as they are left
  int ofPersons(Area area, Source source, Collection<UUID> persons, LeftCourses left) {
    List<UUID> all = List.copyOf(persons);
    int changed = 0;
    for (int i = 0; i < all.size(); i += MOST) {
      var now = new ArrayList<Change>();
      courses
          .locked(area, all.subList(i, Math.min(i + MOST, all.size())))
          .values()
          .forEach(course -> {
            List<Change> again = course.again(masters.current());
            left.add(course, again);
            now.addAll(again);
          });
      changes.apply(area, source, now);
      changed += now.size();
    }
    return changed;
  }
}
