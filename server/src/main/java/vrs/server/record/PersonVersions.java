package vrs.server.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// The table of the versions of persons: who, when, why and whence (C2).
@Component
final class PersonVersions {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// One version.
  record Version(int number, Instant recorded, Source source, JsonNode content) {
    @Override
    public String toString() {
      return "Version[" + number + "]";
    }
  }

  void add(Area area, UUID person, int version, Source source, String content) {
    area.sql(
            """
            insert into person_version
                   (area, person, version, recorded, actor, device, origin, origin_id, why, content)
            values (:area, :person, :version, now(), :actor, :device, :origin, :originId, :why,
                    cast(:content as jsonb))
            """)
        .param("person", person)
        .param("version", version)
        .param("actor", source.actor())
        .param("device", source.device())
        .param("origin", source.origin().name())
        .param("originId", source.originId())
        .param("why", source.why())
        .param("content", content)
        .update();
  }

  /// All versions of a person, latest first.
  List<Version> of(Area area, UUID person) {
    return select(area, person, null);
  }

  Optional<Version> of(Area area, UUID person, int version) {
    return select(area, person, version).stream().findFirst();
  }

  private static List<Version> select(Area area, UUID person, @Nullable Integer version) {
    return area.sql(
            """
            select version, recorded, actor, device, origin, origin_id, why, content::text as content
              from person_version
             where area = :area and person = :person
               and version = coalesce(cast(:version as integer), version)
             order by version desc
            """)
        .param("person", person)
        .param("version", version)
        .query((row, _) ->
            new Version(
                row.getInt("version"),
                row.getTimestamp("recorded").toInstant(),
                new Source(
                    row.getObject("actor", UUID.class),
                    row.getObject("device", UUID.class),
                    Source.Origin.valueOf(row.getString("origin")),
                    row.getObject("origin_id", UUID.class),
                    row.getString("why")),
                JSON.readTree(row.getString("content"))))
        .list();
  }
}
