package vrs.server.record;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;

/// The table of doses. Whoever adds or changes one writes its version in the same transaction.
@Component
public final class Doses {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
    return area.sql(COLUMNS + " where area = :area and id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, _) -> dose(area, row))
        .list();
  }

  /// Adds new doses, each with its first version.
  void add(Area area, List<RegisterDose.NewDose> added) {
    area.batch(
        """
        insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                          doctor, state, version, recorded)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        added.stream().map(each -> row(area, each.dose())).toList());
    area.batch(
        """
        insert into dose_version (area, dose, version, recorded, actor, device, origin, origin_id,
                                  why, content)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        """,
        added.stream().map(each -> version(area, each)).toList());
  }

  private static Object[] row(Area area, Dose dose) {
    return new Object[] {
      area.code().digits(),
      dose.id(),
      dose.ticket().digits(),
      dose.person().orElse(null),
      dose.product(),
      dose.number(),
      dose.lot(),
      Date.valueOf(dose.given()),
      dose.givenIn().digits(),
      dose.site(),
      dose.doctor(),
      dose.state().name(),
      dose.version(),
      Timestamp.from(dose.recorded())
    };
  }

  private static Object[] version(Area area, RegisterDose.NewDose added) {
    Dose dose = added.dose();
    Source source = added.source();
    return new Object[] {
      area.code().digits(),
      dose.id(),
      dose.version(),
      Timestamp.from(dose.recorded()),
      source.actor(),
      source.device(),
      source.origin().name(),
      source.originId(),
      source.why(),
      content(dose, added.findings())
    };
  }

  /// The items as they were, and what the rules said.
  private static String content(Dose dose, List<Finding> findings) {
    ObjectNode content = JSON.createObjectNode();
    content.put("ticket", dose.ticket().digits());
    dose.person().ifPresent(person -> content.put("person", person.toString()));
    content.put("product", dose.product());
    content.put("number", dose.number());
    content.put("lot", dose.lot());
    content.put("given", dose.given().toString());
    content.put("givenIn", dose.givenIn().digits());
    content.put("site", dose.site());
    content.put("doctor", dose.doctor());
    content.put("state", dose.state().name());
    ArrayNode codes = content.putArray("findings");
    findings.forEach(finding -> codes.add(finding.rule().code()));
    return content.toString();
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
