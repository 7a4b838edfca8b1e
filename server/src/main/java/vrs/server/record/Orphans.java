package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Weight;
import vrs.server.platform.Area;
import vrs.server.record.DoseChanges.Change;

/// Doses whose ticket was not known when they were recorded (券番号不明の接種記録). They link themselves when
/// the ticket is registered.
///
/// A misread number may by chance be one that is issued later, so a link is no proof: the birth
/// date that the site entered is compared with the person's; where there is none, staff look (C4).
@Component
public final class Orphans {
  private static final String WAITING = waiting("");
  private static final String WAITING_FOR_ONE = waiting("and d.ticket = :ticket");

  private static String waiting(String narrowed) {
    return """
    select %s, d.entered_birth_date, t.person as holder
      from dose d
     cross join lateral (
            select person from ticket where area = :area and number = d.ticket limit 1) t
     where d.area = :area and d.person is null %s
     order by d.id
       for update of d
    """
        .formatted(Doses.columns("d"), narrowed);
  }

  private final DoseChanges changes;
  private final PersonCourses courses;
  private final Masters masters;

  Orphans(DoseChanges changes, PersonCourses courses, Masters masters) {
    this.changes = changes;
    this.courses = courses;
    this.masters = masters;
  }

  private record Waiting(Dose dose, Optional<BirthDate> entered, UUID holder) {}

  /// Links those whose ticket is known by now, and runs the rules over all doses of their persons.
  ///
  /// @return how many
  public int link(Area area, Source source) {
    return link(area, source, area.sql(WAITING));
  }

  /// As [#link(Area, Source)], of one ticket only.
  int link(Area area, Source source, TicketNumber ticket) {
    return link(area, source, area.sql(WAITING_FOR_ONE).param("ticket", ticket.digits()));
  }

  private int link(Area area, Source source, JdbcClient.StatementSpec statement) {
    List<Waiting> waiting =
        statement
            .query((row, _) ->
                new Waiting(
                    Doses.dose(area, row, "d"),
                    Optional.ofNullable(row.getString("entered_birth_date")).map(BirthDate::new),
                    row.getObject("holder", UUID.class)))
            .list();
    if (waiting.isEmpty()) {
      return 0;
    }
    Map<UUID, Course> known =
        courses.locked(area, waiting.stream().map(Waiting::holder).distinct().toList());
    var byHolder = new HashMap<UUID, List<Waiting>>();
    waiting.forEach(
        each -> byHolder.computeIfAbsent(each.holder, _ -> new ArrayList<>()).add(each));
    var linked = new ArrayList<Change>();
    byHolder.forEach(
        (holder, own) -> linked.addAll(link(Objects.requireNonNull(known.get(holder)), own)));
    changes.apply(area, source, linked);
    return waiting.size();
  }

  /// The orphans as the person's, and the person's other doses where the rules now object.
  private Collection<Change> link(Course course, List<Waiting> waiting) {
    Person person = course.person().orElseThrow();
    var before = new HashMap<UUID, Dose>();
    course.doses().forEach(dose -> before.put(dose.id(), dose));
    var all = new ArrayList<>(course.doses());
    for (Waiting each : waiting) {
      before.put(each.dose.id(), each.dose);
      all.add(linked(each, person));
    }
    var changed = new HashMap<UUID, Change>();
    Course whole = course.with(all);
    for (Dose dose : all) {
      Dose was = Objects.requireNonNull(before.get(dose.id()));
      Assessment now =
          DoseRules.again(masters.current(), dose, whole.history(dose.ticket(), Optional.of(dose)));
      boolean isLinked = !was.person().equals(dose.person());
      if (isLinked || !now.equals(was.assessment())) {
        Dose after = isLinked ? dose.saying(now) : was.assessed(now);
        changed.put(dose.id(), new Change(was, after));
      }
    }
    return changed.values();
  }

  /// The orphan as the person's, with what comparing the birth date tells.
  private static Dose linked(Waiting each, Person person) {
    Optional<Finding> doubt =
        each.entered
            .map(entered ->
                entered.equals(person.birthDate())
                    ? Optional.<Finding>empty()
                    : Optional.of(
                        new Finding(Rule.BIRTH_DATE_DIFFERS, Weight.IMPOSSIBLE, Map.of())))
            .orElseGet(
                () -> Optional.of(new Finding(Rule.LINKED_LATER, Weight.DOUBTFUL, Map.of())));
    var findings = new ArrayList<>(each.dose.assessment().findings());
    doubt.ifPresent(findings::add);
    return each.dose.of(person.id(), each.dose.assessment().again(findings));
  }
}
