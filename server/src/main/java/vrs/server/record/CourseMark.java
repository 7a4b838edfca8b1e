package vrs.server.record;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;

/// A number that stands for all versions of a person and of the person's doses: no change leaves it
/// as it was, not even one dose that goes while another comes.
///
/// Each id's last 48 bits, times the version, added up: the database can do that too, for two
/// thousand persons with one statement.
final class CourseMark {
  private static final long TAIL = 0xffff_ffff_ffffL;

  private static final String CHANGED =
      """
      select coalesce(line.person::text, line.ticket) as held
        from %s
       where %%s <> (
               select coalesce(sum(('x' || right(id::text, 12))::bit(48)::bigint * version), 0)
                 from (select id, version from person where area = :area and id = line.person
                       union all
                       select id, version from dose where area = :area and person = line.person
                       union all
                       select id, version from dose
                        where area = :area and ticket = line.ticket) as held)
          -- the ticket has been registered meanwhile
          or exists (select from ticket where area = :area and number = line.ticket)
      """
          .formatted(Rows.from(CourseColumn.class));

  private static final String CHANGED_BEFORE = CHANGED.formatted("before");
  private static final String CHANGED_SINCE = CHANGED.formatted("after");

  private CourseMark() {}

  static long of(Optional<Person> person, Collection<Dose> doses) {
    long mark = person.map(each -> of(each.id(), each.version())).orElse(0L);
    for (Dose dose : doses) {
      mark = Math.addExact(mark, of(dose.id(), dose.version()));
    }
    return mark;
  }

  private static long of(UUID id, int version) {
    return Math.multiplyExact(id.getLeastSignificantBits() & TAIL, version);
  }

  /// Whether others have written about one of them since the plan was made.
  static boolean isStale(Area area, Rows<CourseColumn> known) {
    return !changed(area, CHANGED_BEFORE, known).isEmpty();
  }

  /// Those about whom others have written beside this transaction: persons, else tickets.
  static List<String> changedSince(Area area, Rows<CourseColumn> left) {
    return changed(area, CHANGED_SINCE, left);
  }

  private static List<String> changed(Area area, String statement, Rows<CourseColumn> rows) {
    return rows.bind(area.sql(statement)).query(String.class).list();
  }
}
