package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Refusal;
import vrs.server.record.ImportUndo.Stay;
import vrs.server.record.ImportUndo.Why;

/// Takes the persons and tickets of an import back. Whoever has doses stays, because the doses are
/// true whatever became of the file; only those that the import itself had linked are orphans
/// again.
@Component
final class UndonePersons implements UndoneTables {
  private static final String LOOK =
      """
      select one.id, one.version, p.version as now,
             exists (select from dose d
                      where d.area = :area and d.person = one.id
                        and not exists (%s)) as has_doses
        from (select unnest(cast(:ids as uuid[])) as id,
                     unnest(cast(:versions as integer[])) as version) as one
        left join lateral (
               select version from person where area = :area and id = one.id limit 1) p
          on true
      """
          .formatted(LinkedOrphans.LINKED_BY);

  private static final String REMOVE =
      """
      with line as materialized (
        select unnest(cast(:ids as uuid[])) as id, unnest(cast(:versions as integer[])) as version),
      persons as (
        delete from person p using line
         where p.area = :area and p.id = line.id and p.version = line.version
        returning p.id),
      tickets as (
        delete from ticket t using line where t.area = :area and t.person = line.id),
      earlier as (
        delete from person_version v using line where v.area = :area and v.person = line.id),
      last as (
        insert into person_version
               (area, person, version, recorded, actor, origin, origin_id, why, content)
        select :area, id, version + 1, now(), :actor, :origin, :batch, :why, '{}' from line)
      select count(*) from persons
      """;

  private final PersonCourses courses;
  private final LinkedOrphans linked;

  UndonePersons(PersonCourses courses, LinkedOrphans linked) {
    this.courses = courses;
    this.linked = linked;
  }

  private record Looked(Made made, int now, boolean hasDoses) {
    Optional<Stay> stay() {
      if (now == 0) {
        return Optional.of(new Stay(Why.GONE, Optional.empty()));
      }
      if (now != made.version()) {
        return Optional.of(new Stay(Why.CHANGED_SINCE, Optional.of(made.id())));
      }
      return hasDoses
          ? Optional.of(new Stay(Why.HAS_DOSES, Optional.of(made.id())))
          : Optional.empty();
    }
  }

  @Override
  public List<Made> made(Area area, UUID batch) {
    return area.sql(
            """
            select person, version from person_version
             where area = :area and origin = 'IMPORT' and origin_id = :batch
             order by person
            """)
        .param("batch", batch)
        .query((row, _) -> new Made(row.getObject("person", UUID.class), row.getInt("version")))
        .list();
  }

  @Override
  public void look(Area area, UUID batch, List<Made> some, ImportUndo undo) {
    goers(looked(area, batch, some), undo);
  }

  @Override
  public void undo(Area area, Source source, List<Made> some, ImportUndo undo) {
    UUID batch = Objects.requireNonNull(source.originId());
    courses.locked(area, some.stream().map(Made::id).toList());
    List<Made> goers = goers(looked(area, batch, some), undo).stream().map(Looked::made).toList();
    linked.release(area, source, batch, goers.stream().map(Made::id).toList());
    remove(area, source, goers);
  }

  private static void remove(Area area, Source source, List<Made> removed) {
    int done =
        area.sql(REMOVE)
            .param("ids", removed.stream().map(Made::id).toArray(UUID[]::new))
            .param("versions", removed.stream().map(Made::version).toArray(Integer[]::new))
            .param("actor", source.actor())
            .param("origin", source.origin().name())
            .param("batch", source.originId())
            .param("why", source.why())
            .query(Integer.class)
            .single();
    if (done != removed.size()) {
      throw new Refusal(RecordReason.CHANGED_MEANWHILE);
    }
  }

  private List<Looked> goers(List<Looked> all, ImportUndo undo) {
    var goers = new ArrayList<Looked>();
    for (Looked each : all) {
      Optional<Stay> stay = each.stay();
      if (stay.isPresent()) {
        undo.leave(stay.get());
      } else {
        goers.add(each);
        undo.remove(1);
      }
    }
    return goers;
  }

  private static List<Looked> looked(Area area, UUID batch, List<Made> some) {
    return area.sql(LOOK)
        .param("ids", some.stream().map(Made::id).toArray(UUID[]::new))
        .param("versions", some.stream().map(Made::version).toArray(Integer[]::new))
        .param("batch", batch)
        .query((row, _) -> looked(row))
        .list();
  }

  private static Looked looked(ResultSet row) throws SQLException {
    return new Looked(
        new Made(row.getObject("id", UUID.class), row.getInt("version")),
        row.getInt("now"),
        row.getBoolean("has_doses"));
  }
}
