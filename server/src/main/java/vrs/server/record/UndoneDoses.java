package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.record.DoseChanges.Change;
import vrs.server.record.ImportUndo.Stay;
import vrs.server.record.ImportUndo.Why;

/// Takes the doses of an import back. One stays that staff have checked, that says something else
/// by now, or that a certificate states: the certificate would be revoked although its holder was
/// vaccinated.
@Component
final class UndoneDoses implements UndoneTables {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What rules and links change in a dose is nobody's correction.
  private static final String SAID =
      "content - cast('{person,state,checked,findings,whence}' as text[])";

  private static final String LOOK =
      """
      select one.id as made_id, one.version as made_version, %1$s,
             d.checked or now.%2$s is distinct from made.%2$s as changed,
             before.content as before
        from (select unnest(cast(:ids as uuid[])) as id,
                     unnest(cast(:versions as integer[])) as version) as one
        left join lateral (
               select * from dose where area = :area and id = one.id limit 1) d
          on true
        left join lateral (
               select content from dose_version
                where area = :area and dose = one.id and version = d.version limit 1) now
          on true
        left join lateral (
               select content from dose_version
                where area = :area and dose = one.id and version = one.version limit 1) made
          on true
        left join lateral (
               select content from dose_version
                where area = :area and dose = one.id and version = one.version - 1 limit 1) before
          on true
      """
          .formatted(Doses.columns("d"), SAID);

  private final PersonCourses courses;
  private final DoseChanges changes;
  private final RecheckDoses recheck;

  UndoneDoses(PersonCourses courses, DoseChanges changes, RecheckDoses recheck) {
    this.courses = courses;
    this.changes = changes;
    this.recheck = recheck;
  }

  /// @param dose absent if it is no longer there
  /// @param before what it said before the import
  private record Looked(
      Made made, Optional<Dose> dose, boolean changed, Optional<JsonNode> before) {

    Optional<Stay> stay(Set<UUID> certified) {
      if (dose.isEmpty()) {
        return Optional.of(new Stay(Why.GONE, Optional.empty()));
      }
      Optional<UUID> person = dose.get().person();
      if (changed) {
        return Optional.of(new Stay(Why.CHANGED_SINCE, person));
      }
      return certified.contains(made.id())
          ? Optional.of(new Stay(Why.CERTIFIED, person))
          : Optional.empty();
    }

    /// What was doubted before the import, and what the arrival of the ticket brought since; the
    /// import's own doubts go with it.
    private static Assessment doubtedBefore(Dose now, JsonNode said) {
      Assessment then = Findings.of(said.get("findings").toString(), false);
      var findings = new ArrayList<>(then.findings());
      now.assessment().findings().stream()
          .filter(
              each -> each.rule() == Rule.LINKED_LATER || each.rule() == Rule.BIRTH_DATE_DIFFERS)
          .forEach(findings::add);
      return new Assessment(findings, then.accepted(), false);
    }

    Change restored() {
      Dose now = dose.orElseThrow();
      JsonNode said = before.orElseThrow();
      return new Change(
          now,
          new Dose(
              now.id(),
              now.ticket(),
              now.person(),
              said.get("product").asString(),
              now.number(),
              said.get("lot").asString(),
              LocalDate.parse(said.get("given").asString()),
              new AreaCode(said.get("givenIn").asString()),
              said.get("site").asString(),
              said.get("doctor").asString(),
              now.takenOverFrom(),
              doubtedBefore(now, said),
              now.version() + 1,
              now.recorded()));
    }
  }

  @Override
  public MadeRows made(Area area, UUID batch) {
    return MadeRows.of(
        area.sql(
                """
                select dose as id, version from dose_version
                 where area = :area and origin = 'IMPORT' and origin_id = :batch
                 order by dose
                """)
            .param("batch", batch));
  }

  @Override
  public void look(Area area, UUID batch, List<Made> some, ImportUndo undo) {
    goers(area, looked(area, some), undo);
  }

  @Override
  public void undo(Area area, Source source, List<Made> some, ImportUndo undo) {
    courses.lock(area, persons(looked(area, some)));
    List<Looked> goers = goers(area, looked(area, some), undo);
    changes.remove(
        area,
        source,
        goers.stream()
            .filter(each -> each.made.isFirst())
            .map(each -> each.dose.orElseThrow())
            .toList());
    changes.apply(
        area,
        source,
        goers.stream().filter(each -> !each.made.isFirst()).map(Looked::restored).toList());
    recheck.ofPersons(area, source.ofRules(source.why()), persons(goers), undo.left());
  }

  @Override
  public void settle(Area area, Source source, MadeRows made, ImportUndo undo) {
    recheck.ofPersons(area, source.ofRules(source.why()), undo.left().changed(area));
  }

  /// Those that go or have their earlier values again; the others stay.
  private List<Looked> goers(Area area, List<Looked> all, ImportUndo undo) {
    Set<UUID> certified = changes.builtOn(area, all.stream().map(each -> each.made.id()).toList());
    var goers = new ArrayList<Looked>();
    for (Looked each : all) {
      Optional<Stay> stay = each.stay(certified);
      if (stay.isPresent()) {
        undo.leave(stay.get());
      } else {
        goers.add(each);
        undo.remove(each.made.isFirst() ? 1 : 0);
        undo.restore(each.made.isFirst() ? 0 : 1);
      }
    }
    return goers;
  }

  private static Collection<UUID> persons(List<Looked> all) {
    return all.stream()
        .flatMap(each -> each.dose.stream())
        .flatMap(dose -> dose.person().stream())
        .collect(Collectors.toSet());
  }

  private static List<Looked> looked(Area area, List<Made> some) {
    return area.sql(LOOK)
        .param("ids", some.stream().map(Made::id).toArray(UUID[]::new))
        .param("versions", some.stream().map(Made::version).toArray(Integer[]::new))
        .query((row, _) -> looked(area, row))
        .list();
  }

  private static Looked looked(Area area, ResultSet row) throws SQLException {
    @Nullable String before = row.getString("before");
    return new Looked(
        new Made(row.getObject("made_id", UUID.class), row.getInt("made_version")),
        row.getObject("d_id", UUID.class) == null
            ? Optional.empty()
            : Optional.of(Doses.dose(area, row, "d")),
        row.getBoolean("changed"),
        Optional.ofNullable(before).map(JSON::readTree));
  }
}
