package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;

/// The table of doses. Whoever adds or changes one writes its version in the same transaction.
@Component
public final class Doses {

  private static final String COLUMNS =
      """
      select id, ticket, person, product, number, lot, given, given_in, site, doctor, state, version,
             recorded
        from dose
      """;

  /// All doses of a person, earliest first.
  public List<Dose> of(Area area, UUID person) {
    return ofAll(area, List.of(person)).getOrDefault(person, List.of());
  }

  /// All doses of these persons, earliest first, in one statement.
  public Map<UUID, List<Dose>> ofAll(Area area, Collection<UUID> persons) {
    return area
        .sql(COLUMNS + " where area = :area and person = any(:persons) order by given, number")
        .param("persons", persons.toArray(UUID[]::new))
        .query((row, _) -> dose(area, row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(dose -> dose.person().orElseThrow()));
  }

  /// The doses of these tickets, linked to a person or not, in one statement.
  public Map<TicketNumber, List<Dose>> onTickets(Area area, Collection<TicketNumber> tickets) {
    return area
        .sql(COLUMNS + " where area = :area and ticket = any(:tickets) order by given, number")
        .param("tickets", tickets.stream().map(TicketNumber::digits).toArray(String[]::new))
        .query((row, _) -> dose(area, row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Dose::ticket));
  }

  /// The doses with these ids, in one statement.
  public List<Dose> byIds(Area area, Collection<UUID> ids) {
    return area
        .sql(COLUMNS + " where area = :area and id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, _) -> dose(area, row))
        .list();
  }

  private static Dose dose(Area area, ResultSet row) throws SQLException {
    return new Dose(
        row.getObject("id", UUID.class),
        new TicketNumber(area.code(), row.getString("ticket")),
        Optional.ofNullable(row.getObject("person", UUID.class)),
        row.getString("product"),
        row.getInt("number"),
        row.getString("lot"),
        row.getDate("given").toLocalDate(),
        new AreaCode(row.getString("given_in")),
        row.getString("site"),
        row.getString("doctor"),
        DoseState.valueOf(row.getString("state")),
        row.getInt("version"),
        row.getTimestamp("recorded").toInstant());
  }
}
