package vrs.server.record;

import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;

/// Persons with their tickets and versions, as a plan has finished them.
@Component
final class FinishedPersons implements FinishedTables {

  private static final String LINES = Rows.from(PersonColumn.class);

  private static final String VERSIONS =
      """
      insert into person_version
             (area, person, version, recorded, actor, origin, origin_id, why, content)
      select :area, id, version, now(), :actor, :origin, :batch, :why, content from line
      """;

  private static final String ADD =
      """
      with line as materialized (select * from %s),
      persons as (
        insert into person (area, id, ledger_number, number_lookup, number_sealed, name, kana,
                            search_key, name_key, birth_date, sex, moved_in, moved_out, died,
                            protected, version)
        select :area, id, ledger_number, number_lookup, number_sealed, name, kana,
               search_key, name_key, birth_date, sex, moved_in, moved_out, died,
               protected, version from line),
      tickets as (
        insert into ticket (area, number, person, issued, reissued, voided, void_reason)
        select :area, ticket, id, issued, reissued, voided, void_reason from line),
      names as (%s),
      addresses as (%s)
      %s
      """
          .formatted(LINES, PersonNames.ADD, PersonAddresses.ADD, VERSIONS);

  private static final String LOCK =
      """
      select id from person
       where area = :area and id = any(cast(:id as uuid[]))
       order by id
         for update
      """;

  private static final String CHANGE =
      """
      with line as materialized (select * from %s),
      persons as (
        update person p
           set ledger_number = line.ledger_number, number_lookup = line.number_lookup,
               number_sealed = line.number_sealed, name = line.name, kana = line.kana,
               search_key = line.search_key, name_key = line.name_key,
               birth_date = line.birth_date, sex = line.sex, moved_in = line.moved_in,
               moved_out = line.moved_out, died = line.died, protected = line.protected,
               version = line.version
          from line
         where p.area = :area and p.id = line.id and p.version = line.version - 1
        returning p.id),
      tickets as (
        insert into ticket as t (area, number, person, issued, reissued, voided, void_reason)
        select :area, ticket, id, issued, reissued, voided, void_reason from line
        on conflict (area, number)
          do update set issued = excluded.issued, reissued = excluded.reissued,
                        voided = excluded.voided, void_reason = excluded.void_reason
           where t.person = excluded.person
        returning number),
      names as (%s),
      addresses as (%s),
      versions as (%s)
      select (select count(*) from persons) + (select count(*) from tickets)
      """
          .formatted(LINES, PersonNames.ADD, PersonAddresses.ADD, VERSIONS);

  private final ImportChunks chunks;
  private final PersonNames names;
  private final RecheckDoses recheck;

  FinishedPersons(ImportChunks chunks, PersonNames names, RecheckDoses recheck) {
    this.chunks = chunks;
    this.names = names;
    this.recheck = recheck;
  }

  @Override
  public void store(Area area, Source source, ImportProgress progress) {
    UUID batch = Objects.requireNonNull(source.originId());
    Source rules = source.ofRules("the person changed");
    var left = new LeftCourses();
    chunks.each(
        area,
        batch,
        ImportChunks.Kind.CHANGED,
        progress,
        piece -> {
          Rows<PersonColumn> rows = Rows.of(PersonColumn.class, piece);
          change(area, source, rows);
          recheck.ofPersons(area, rules, rows.uuids(PersonColumn.ID), left);
        });
    chunks.each(
        area,
        batch,
        ImportChunks.Kind.NEW,
        progress,
        piece -> bound(area.sql(ADD), source, Rows.of(PersonColumn.class, piece)).update());
    CourseLocks.shutOut(area);
    recheck.ofPersons(area, rules, left.changed(area));
  }

  /// Changes persons, each with a ticket.
  ///
  /// @throws RegisterChanged if one of them is no longer of the version before
  void change(Area area, Source source, Rows<PersonColumn> rows) {
    area.sql(LOCK).param("id", rows.array(PersonColumn.ID)).query(UUID.class).list();
    names.delete(area, rows.array(PersonColumn.ID));
    int done = bound(area.sql(CHANGE), source, rows).query(Integer.class).single();
    if (done != 2 * rows.size()) {
      throw new RegisterChanged();
    }
  }

  private static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, Source source, Rows<PersonColumn> rows) {
    return rows.bind(
        statement
            .param("actor", source.actor())
            .param("origin", source.origin().name())
            .param("batch", source.originId())
            .param("why", source.why()));
  }
}
