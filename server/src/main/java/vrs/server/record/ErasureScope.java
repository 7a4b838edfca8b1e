package vrs.server.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Finds what belongs to a person or a dose that shall be erased.
@Component
final class ErasureScope {
  private final WaitingUploads uploads;

  ErasureScope(WaitingUploads uploads) {
    this.uploads = uploads;
  }

  Optional<Dose> dose(Area area, UUID id) {
    return area.sql(
            "select %s from dose d where d.area = :area and d.id = :id"
                .formatted(Doses.columns("d")))
        .param("id", id)
        .query((row, _) -> Doses.dose(area, row, "d"))
        .optional();
  }

  Erased of(Dose dose) {
    return new Erased(
        Optional.empty(),
        List.of(dose.id()),
        List.of(dose.ticket().digits()),
        dose.number(),
        List.of());
  }

  /// The person's tickets; doses on them that nobody has yet are the person's too.
  List<String> tickets(Area area, UUID person) {
    return area.sql("select number from ticket where area = :area and person = :person")
        .param("person", person)
        .query(String.class)
        .list();
  }

  Erased of(Area area, UUID person) {
    List<String> tickets = tickets(area, person);
    List<UUID> doses =
        area.sql(
                """
                select id from dose where area = :area and person = :person
                union
                select d.id
                  from (select unnest(cast(:tickets as text[])) as number) as one
                 cross join lateral (
                        select id from dose
                         where area = :area and ticket = one.number and person is null
                        offset 0) d
                """)
            .param("person", person)
            .param("tickets", tickets.toArray(String[]::new))
            .query(UUID.class)
            .list();
    return new Erased(
        Optional.of(person), doses, tickets, 0, uploads.naming(area, person, tickets));
  }
}
