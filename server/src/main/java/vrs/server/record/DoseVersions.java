package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;

/// Reads the table of dose versions. [Doses] writes it, together with the dose.
@Component
public final class DoseVersions {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// All versions of a dose, the first one first; empty if there is no such dose. Of one that was
  /// taken out with its file nothing is left that could be told.
  public List<DoseVersion> of(Area area, UUID dose) {
    return area.sql(
            """
            select version, recorded, actor, device, origin, origin_id, why, content::text
              from dose_version
             where area = :area and dose = :dose and content ->> 'ticket' is not null
             order by version
            """)
        .param("dose", dose)
        .query((row, _) -> version(area, row))
        .list();
  }

  /// As [#of], for several doses with one statement.
  public Map<UUID, List<DoseVersion>> ofAll(Area area, Collection<UUID> doses) {
    var all = new HashMap<UUID, List<DoseVersion>>();
    area.sql(
            """
            select v.dose, v.version, v.recorded, v.actor, v.device, v.origin, v.origin_id, v.why,
                   v.content::text
              from (select unnest(cast(:doses as uuid[])) as id) as one
             cross join lateral (
                    select * from dose_version
                     where area = :area and dose = one.id and content ->> 'ticket' is not null
                    offset 0) v
             order by v.dose, v.version
            """)
        .param("doses", doses.toArray(UUID[]::new))
        .query(row -> {
          all.computeIfAbsent(row.getObject("dose", UUID.class), _ -> new ArrayList<>())
              .add(version(area, row));
        });
    return all;
  }

  private static DoseVersion version(Area area, ResultSet row) throws SQLException {
    JsonNode content = JSON.readTree(row.getString("content"));
    return new DoseVersion(
        row.getInt("version"),
        row.getTimestamp("recorded").toInstant(),
        new Source(
            row.getObject("actor", UUID.class),
            row.getObject("device", UUID.class),
            Source.Origin.valueOf(row.getString("origin")),
            row.getObject("origin_id", UUID.class),
            row.getString("why")),
        new DoseItems(
            new TicketNumber(area.code(), text(content, "ticket")),
            content.path("number").asInt(),
            LocalDate.parse(text(content, "given")),
            text(content, "product"),
            text(content, "lot"),
            new AreaCode(text(content, "givenIn")),
            text(content, "site"),
            text(content, "doctor"),
            Optional.of(text(content, "takenOverFrom"))
                .filter(code -> !code.isEmpty())
                .map(AreaCode::new)),
        Optional.of(text(content, "person")).filter(id -> !id.isEmpty()).map(UUID::fromString),
        Optional.of(text(content, "whence")).filter(name -> !name.isEmpty()).map(Whence::valueOf),
        Findings.of(content.path("findings").toString(), content.path("checked").asBoolean(false)),
        content.path("withdrawn").asBoolean(false));
  }

  private static String text(JsonNode content, String item) {
    return content.path(item).asString("");
  }
}
