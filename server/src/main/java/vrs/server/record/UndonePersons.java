package vrs.server.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCipher;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Refusal;
import vrs.server.record.ImportUndo.Stay;
import vrs.server.record.ImportUndo.Why;

/// Takes the persons and tickets of an import back. Whoever has doses stays, because the doses are
/// true whatever became of the file; only those that the import itself had linked are orphans
/// again.
@Component
final class UndonePersons implements UndoneTables {
  private static final String REMOVE =
      """
      with line as materialized (
        select unnest(cast(:ids as uuid[])) as id, unnest(cast(:versions as integer[])) as version),
      persons as (
        delete from person p using line
         where p.area = :area and p.id = line.id and p.version = line.version
        returning p.id),
      names as (
        delete from person_name n using line where n.area = :area and n.person = line.id),
      addresses as (
        delete from person_address a using line where a.area = :area and a.person = line.id),
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

  /// Whether something came in meanwhile for one of them on a ticket that is gone, or for one who
  /// is.
  private static final String ARRIVED =
      """
      select exists (
               select from (select unnest(cast(:ids as uuid[])) as id) as one
                cross join lateral (
                       select ticket from dose where area = :area and person = one.id
                       union all
                       select ticket from dose_conflict
                        where area = :area and person = one.id and decided is null) came
                where not exists (
                        select from ticket where area = :area and number = came.ticket))
      """;

  private final AreaKeys keys;
  private final Persons persons;
  private final PersonCourses courses;
  private final LinkedOrphans linked;
  private final RestoredPersons restored;
  private final RecheckDoses recheck;
  private final List<RestsOnPersons> others;

  UndonePersons(
      AreaKeys keys,
      Persons persons,
      PersonCourses courses,
      LinkedOrphans linked,
      RestoredPersons restored,
      RecheckDoses recheck,
      List<RestsOnPersons> others) {
    this.keys = keys;
    this.persons = persons;
    this.courses = courses;
    this.linked = linked;
    this.restored = restored;
    this.recheck = recheck;
    this.others = List.copyOf(others);
  }

  @Override
  public MadeRows made(Area area, UUID batch) {
    return MadeRows.of(
        area.sql(
                """
                select person as id, version from person_version
                 where area = :area and origin = 'IMPORT' and origin_id = :batch
                 order by person
                """)
            .param("batch", batch));
  }

  @Override
  public void look(Area area, UUID batch, List<Made> some, ImportUndo undo) {
    goers(area, batch, some, undo);
  }

  @Override
  public void undo(Area area, Source source, List<Made> some, ImportUndo undo) {
    UUID batch = Objects.requireNonNull(source.originId());
    courses.lock(area, some.stream().map(Made::id).toList());
    List<MadePerson> goers = goers(area, batch, some, undo);
    linked.release(
        area, source, batch, ids(goers.stream().filter(MadePerson::ticketGoes).toList()));
    remove(area, source, goers.stream().filter(MadePerson::isCreated).toList());
    restored.restore(
        area, source, goers.stream().filter(each -> !each.isCreated()).toList(), undo.left());
  }

  @Override
  public void settle(Area area, Source source, MadeRows made, ImportUndo undo) {
    made.inParts(some -> {
      boolean arrived =
          area.sql(ARRIVED)
              .param("ids", some.stream().map(Made::id).toArray(UUID[]::new))
              .query(Boolean.class)
              .single();
      if (arrived) {
        throw new FinishedTables.RegisterChanged();
      }
    });
    recheck.ofPersons(area, source.ofRules(source.why()), undo.left().changed(area));
  }

  /// Those that go or have their earlier values again; the others stay.
  private List<MadePerson> goers(Area area, UUID batch, List<Made> some, ImportUndo undo) {
    AreaCipher cipher = keys.of(area);
    List<MadePerson> all = MadePersons.of(area, batch, some);
    Set<UUID> inUse =
        others.stream()
            .flatMap(other -> other.restingOn(area, ids(all)).stream())
            .collect(Collectors.toSet());
    var goers = new ArrayList<MadePerson>();
    for (MadePerson each : all) {
      Optional<Why> stays =
          each.stays(cipher)
              .or(() ->
                  each.isCreated() && inUse.contains(each.id())
                      ? Optional.of(Why.IN_USE)
                      : Optional.empty());
      if (stays.isPresent()) {
        undo.leave(
            new Stay(stays.get(), each.now() == 0 ? Optional.empty() : Optional.of(each.id())));
      } else {
        goers.add(each);
      }
    }
    takenNumbers(area, cipher, goers)
        .forEach(each -> {
          goers.remove(each);
          undo.leave(new Stay(Why.NUMBER_TAKEN, Optional.of(each.id())));
        });
    int created = (int) goers.stream().filter(MadePerson::isCreated).count();
    undo.remove(created);
    undo.restore(goers.size() - created);
    return goers;
  }

  /// Those whose earlier Individual Number is another person's by now.
  private List<MadePerson> takenNumbers(Area area, AreaCipher cipher, List<MadePerson> goers) {
    Map<UUID, byte[]> lookups =
        goers.stream()
            .filter(each -> !each.isCreated())
            .filter(each -> RestoredPersons.number(each.itemsBefore(cipher)).isPresent())
            .collect(
                Collectors.toMap(
                    MadePerson::id,
                    each ->
                        PersonNumbers.lookup(
                            cipher,
                            RestoredPersons.number(each.itemsBefore(cipher)).orElseThrow())));
    if (lookups.isEmpty()) {
      return List.of();
    }
    Map<String, Person> holders = persons.byNumbers(area, lookups.values());
    return goers.stream()
        .filter(each -> lookups.containsKey(each.id()))
        .filter(each -> {
          Person holder = holders.get(HexFormat.of().formatHex(lookups.get(each.id())));
          return holder != null && !holder.id().equals(each.id());
        })
        .toList();
  }

  private static void remove(Area area, Source source, List<MadePerson> removed) {
    int done =
        area.sql(REMOVE)
            .param("ids", removed.stream().map(MadePerson::id).toArray(UUID[]::new))
            .param("versions", removed.stream().map(MadePerson::now).toArray(Integer[]::new))
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

  private static List<UUID> ids(Collection<MadePerson> some) {
    return some.stream().map(MadePerson::id).toList();
  }
}
