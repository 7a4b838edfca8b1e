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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Rows;

/// The table of doses. Whoever adds or changes one writes its version in the same transaction.
@Component
public final class Doses {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "ticket",
          "person",
          "product",
          "number",
          "lot",
          "given",
          "given_in",
          "site",
          "doctor",
          "state",
          "version",
          "recorded");

  private static final String SELECT = "select " + columns("d") + " from dose d";

  private static final String ADD =
      """
      with line as materialized (select * from %s),
      added as (
        insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                          doctor, state, version, recorded)
        select :area, id, ticket, person, product, number, lot, given, given_in, site,
               doctor, state, version, now() from line)
      insert into dose_version
             (area, dose, version, recorded, actor, device, origin, origin_id, why, content)
      select :area, id, version, now(), actor, device, origin, origin_id, why, content from line
      """
          .formatted(Rows.from(DoseColumn.class));

  /// The columns that [#dose] reads: `d.id as d_id, …`.
  static String columns(String alias) {
    return COLUMNS.stream()
        .map(column -> "%1$s.%2$s as %1$s_%2$s".formatted(alias, column))
        .collect(Collectors.joining(", "));
  }

  /// All doses of a person, earliest first.
  public List<Dose> of(Area area, UUID person) {
    return ofAll(area, List.of(person)).getOrDefault(person, List.of());
  }

  /// All doses of these persons, earliest first, in one statement.
  public Map<UUID, List<Dose>> ofAll(Area area, Collection<UUID> persons) {
    return area
        .sql(SELECT + " where area = :area and person = any(:persons) order by given, number")
        .param("persons", persons.toArray(UUID[]::new))
        .query((row, _) -> dose(area, row, "d"))
        .list()
        .stream()
        .collect(Collectors.groupingBy(dose -> dose.person().orElseThrow()));
  }

  /// Adds new doses, each with its first version.
  void add(Area area, List<RegisterDose.NewDose> added) {
    if (added.isEmpty()) {
      return;
    }
    var rows = new Rows<>(DoseColumn.class);
    added.forEach(each -> put(rows, each));
    rows.bind(area.sql(ADD)).update();
  }

  private static void put(Rows<DoseColumn> rows, RegisterDose.NewDose added) {
    Dose dose = added.dose();
    Source source = added.source();
    rows.put(DoseColumn.ID, dose.id())
        .put(DoseColumn.TICKET, dose.ticket().digits())
        .put(DoseColumn.PERSON, dose.person())
        .put(DoseColumn.PRODUCT, dose.product())
        .put(DoseColumn.NUMBER, dose.number())
        .put(DoseColumn.LOT, dose.lot())
        .put(DoseColumn.GIVEN, dose.given())
        .put(DoseColumn.GIVEN_IN, dose.givenIn().digits())
        .put(DoseColumn.SITE, dose.site())
        .put(DoseColumn.DOCTOR, dose.doctor())
        .put(DoseColumn.STATE, dose.state().name())
        .put(DoseColumn.VERSION, dose.version())
        .put(DoseColumn.ACTOR, source.actor())
        .put(DoseColumn.DEVICE, Optional.ofNullable(source.device()))
        .put(DoseColumn.ORIGIN, source.origin().name())
        .put(DoseColumn.ORIGIN_ID, Optional.ofNullable(source.originId()))
        .put(DoseColumn.WHY, source.why())
        .put(DoseColumn.CONTENT, content(dose, added.findings()))
        .endRow();
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

  /// A dose from a row with the columns of [#columns].
  static Dose dose(Area area, ResultSet row, String alias) throws SQLException {
    String of = alias + "_";
    return new Dose(
        row.getObject(of + "id", UUID.class),
        new TicketNumber(area.code(), row.getString(of + "ticket")),
        Optional.ofNullable(row.getObject(of + "person", UUID.class)),
        row.getString(of + "product"),
        row.getInt(of + "number"),
        row.getString(of + "lot"),
        row.getDate(of + "given").toLocalDate(),
        new AreaCode(row.getString(of + "given_in")),
        row.getString(of + "site"),
        row.getString(of + "doctor"),
        DoseState.valueOf(row.getString(of + "state")),
        row.getInt(of + "version"),
        row.getTimestamp(of + "recorded").toInstant());
  }
}
