package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.server.platform.Area;

/// Puts together the lines of a doses file that tell of one person, whichever tickets they name.
///
/// A dose is checked against the person's others, so none is checked before all have been read.
/// Ledgers are mostly written person by person: then few lines wait. In the worst order all do.
final class Courses {
  /// Who holds a ticket, if the person has others beside it.
  private final Map<String, String> holders = new HashMap<>();

  /// Lines of a person or, where that says as much, of a ticket.
  private final Map<String, Integer> toCome = new HashMap<>();

  private final Map<String, List<ImportLine<EarlierDose>>> begun = new HashMap<>();

  /// Counts the lines of each person.
  Courses(Area area, ImportFile file, ImportProgress progress) {
    file.read(
        progress,
        ImportStep.CHECKING,
        (_, fields) -> {
          if (file.header().fits(fields)) {
            toCome.merge(file.header().field(fields, EarlierDoseColumn.TICKET), 1, Integer::sum);
          }
        });
    List<String> tickets = List.copyOf(toCome.keySet());
    for (int i = 0; i < tickets.size(); i += ImportPlan.MOST) {
      findHolders(area, tickets.subList(i, Math.min(i + ImportPlan.MOST, tickets.size())));
    }
    holders.forEach((ticket, holder) -> toCome.merge(holder, toCome.remove(ticket), Integer::sum));
  }

  private void findHolders(Area area, Collection<String> tickets) {
    area.sql(
            """
            select t.number, t.person::text as holder
              from (select unnest(cast(:tickets as text[])) as number) as one
             cross join lateral (
                    select number, person
                      from ticket where area = :area and number = one.number limit 1) t
             where exists (
                     select from ticket other
                      where other.area = :area and other.person = t.person
                        and other.number <> t.number)
            """)
        .param("tickets", tickets.toArray(String[]::new))
        .query(row -> {
          holders.put(row.getString("number"), row.getString("holder"));
        });
  }

  /// @return all lines of the person, if this is the last
  Optional<List<ImportLine<EarlierDose>>> add(ImportLine<EarlierDose> line) {
    String ticket = line.content().ticket().digits();
    String key = holders.getOrDefault(ticket, ticket);
    List<ImportLine<EarlierDose>> course = begun.computeIfAbsent(key, _ -> new ArrayList<>());
    course.add(line);
    if (course.size() < toCome.getOrDefault(key, 0)) {
      return Optional.empty();
    }
    begun.remove(key);
    return Optional.of(course);
  }

  /// Those of which a line was rejected, so that the last never came.
  Collection<List<ImportLine<EarlierDose>>> rest() {
    return begun.values();
  }
}
