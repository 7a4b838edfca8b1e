package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.record.DoseChanges.Change;

/// Doses that found their person through an import: they are orphans again when that person goes,
/// so that no dose is lost with somebody who was registered by mistake.
@Component
final class LinkedOrphans {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What the rules change in a dose is nobody's correction.
  private static final String SAID = "content - cast('{state,checked,findings,whence}' as text[])";

  /// Whether `d` was linked by the import `:batch` and nobody has touched it since.
  static final String LINKED_BY =
      """
      select from dose_version link
       cross join lateral (
              select content from dose_version
               where area = :area and dose = d.id and version = d.version limit 1) now
       where link.area = :area and link.dose = d.id
         and link.origin = 'LINK' and link.origin_id = :batch
         and not d.checked and now.%1$s = link.%1$s
      """
          .formatted(SAID);

  private static final String OF_PERSONS =
      """
      select %s, before.content as before
        from (select unnest(cast(:persons as uuid[])) as id) as one
       cross join lateral (
              select * from dose where area = :area and person = one.id offset 0) d
       cross join lateral (
              select version from dose_version
               where area = :area and dose = d.id and origin = 'LINK' and origin_id = :batch
               order by version desc limit 1) link
       cross join lateral (
              select content from dose_version
               where area = :area and dose = d.id and version = link.version - 1 limit 1) before
       order by d.id
      """
          .formatted(Doses.columns("d"));

  private final DoseChanges changes;

  LinkedOrphans(DoseChanges changes) {
    this.changes = changes;
  }

  /// Lets go of the doses that the import linked to these persons.
  void release(Area area, Source source, UUID batch, Collection<UUID> persons) {
    List<Change> released =
        area.sql(OF_PERSONS)
            .param("persons", persons.toArray(UUID[]::new))
            .param("batch", batch)
            .query((row, _) -> released(area, row))
            .list();
    changes.apply(area, source, released);
  }

  /// With what the rules said of it as an orphan.
  private static Change released(Area area, ResultSet row) throws SQLException {
    Dose now = Doses.dose(area, row, "d");
    JsonNode before = JSON.readTree(row.getString("before"));
    return new Change(
        now,
        new Dose(
            now.id(),
            now.ticket(),
            Optional.empty(),
            now.product(),
            now.number(),
            now.lot(),
            now.given(),
            now.givenIn(),
            now.site(),
            now.doctor(),
            now.takenOverFrom(),
            Findings.of(before.get("findings").toString(), false),
            now.version() + 1,
            now.recorded()));
  }
}
