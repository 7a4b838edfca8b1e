package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Reads courses: one statement for any number of persons.
@Component
public final class PersonCourses {
  private static final String READ =
      """
      select p.id, p.ledger_number, p.name, p.kana, p.birth_date, p.sex, p.moved_out, p.died,
             p.protected, p.version,
             t.number as ticket, t.issued, t.voided,
             %s
        from (select unnest(cast(:persons as uuid[])) as id) as one
       cross join lateral (
              select * from person where area = :area and id = one.id limit 1) p
        left join lateral (
              select number, issued, voided, null::uuid as dose
                from ticket where area = :area and person = one.id
              union all
              select null, null, null, id from dose where area = :area and person = one.id) t
          on true
        left join lateral (
              select * from dose where area = :area and id = t.dose limit 1) d
          on true
       order by one.id
      """
          .formatted(Doses.columns("d"));

  private static final String LOCK =
      """
      select p.id
        from (select unnest(cast(:persons as uuid[])) as id order by 1) as one
       cross join lateral (
              select id from person where area = :area and id = one.id for update) p
      """;

  /// The courses of these persons; who is not known is absent.
  public Map<UUID, Course> of(Area area, Collection<UUID> persons) {
    var read = new LinkedHashMap<UUID, Read>();
    area.sql(READ)
        .param("persons", persons.toArray(UUID[]::new))
        .query(row -> {
          read.computeIfAbsent(row.getObject("id", UUID.class), _ -> new Read(row)).take(area, row);
        });
    var courses = new LinkedHashMap<UUID, Course>();
    read.forEach((id, each) ->
        courses.put(id, new Course(Optional.of(each.person), each.tickets, each.doses)));
    return courses;
  }

  /// As [#of], and nobody else who locks changes them meanwhile.
  public Map<UUID, Course> locked(Area area, Collection<UUID> persons) {
    lock(area, persons);
    return of(area, persons);
  }

  /// Nobody else who locks changes what these persons have, until the transaction ends.
  void lock(Area area, Collection<UUID> persons) {
    area.sql(LOCK).param("persons", persons.toArray(UUID[]::new)).query(UUID.class).list();
  }

  private static final class Read {
    final Person person;
    final Map<TicketNumber, Ticket> tickets = new HashMap<>();
    final List<Dose> doses = new ArrayList<>();

    Read(ResultSet row) {
      try {
        this.person = Persons.person(row);
      } catch (SQLException e) {
        throw new IllegalStateException("a person can't be read", e);
      }
    }

    void take(Area area, ResultSet row) throws SQLException {
      String ticket = row.getString("ticket");
      if (ticket != null) {
        var number = new TicketNumber(area.code(), ticket);
        tickets.put(
            number,
            new Ticket(
                number,
                person.id(),
                row.getDate("issued").toLocalDate(),
                Persons.day(row.getDate("voided"))));
      }
      if (row.getObject("d_id", UUID.class) != null) {
        doses.add(Doses.dose(area, row, "d"));
      }
    }
  }
}
