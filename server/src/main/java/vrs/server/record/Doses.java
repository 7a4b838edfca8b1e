package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Rows;

/// The table of doses. Whoever adds or changes one writes its version in the same transaction.
@Component
public final class Doses {
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
          "taken_over_from",
          "findings",
          "checked",
          "version",
          "recorded");

  private static final String OF_ALL =
      """
      select %s
        from (select unnest(cast(:persons as uuid[])) as id) as one
       cross join lateral (
              select * from dose where area = :area and person = one.id offset 0) d
       order by d.given, d.number
      """
          .formatted(columns("d"));

  private static final String LINES = Rows.from(DoseColumn.class);

  private static final String VERSIONS =
      """
      insert into dose_version
             (area, dose, version, recorded, actor, device, origin, origin_id, why, content)
      select :area, id, version, now(), coalesce(actor, cast(:by as uuid)), device, origin,
             origin_id, why, content
        from line
      """;

  private static final String ADD =
      """
      with line as materialized (select * from %s),
      added as (
        insert into dose (area, id, ticket, person, product, number, lot, given, given_in, site,
                          doctor, taken_over_from, state, rank, findings, checked,
                          entered_birth_date, version, recorded)
        select :area, id, ticket, person, product, number, lot, given, given_in, site,
               doctor, taken_over_from, state, rank, findings, checked, entered_birth_date,
               version, now() from line)
      %s
      """
          .formatted(LINES, VERSIONS);

  private static final String LOCK =
      """
      select id from dose
       where area = :area and id = any(cast(:id as uuid[]))
       order by id
         for update
      """;

  private static final String CHANGE =
      """
      with line as materialized (select * from %s),
      changed as (
        update dose d
           set ticket = line.ticket, person = line.person, product = line.product,
               number = line.number, lot = line.lot, given = line.given, given_in = line.given_in,
               site = line.site, doctor = line.doctor, taken_over_from = line.taken_over_from,
               state = line.state, rank = line.rank, findings = line.findings, checked = line.checked,
               entered_birth_date = case when line.person is null
                 then coalesce(line.entered_birth_date, d.entered_birth_date) end,
               version = line.version
          from line
         where d.area = :area and d.id = line.id and d.version = line.version - 1
        returning d.id),
      versions as (%s)
      select count(*) from changed
      """
          .formatted(LINES, VERSIONS);

  private static final String SAYING_OTHERWISE =
      """
      with line as materialized (select * from %s)
      select line.id
        from line
        join dose d on d.area = :area and d.id = line.id
       where row(d.ticket, d.person, d.product, d.number, d.lot, d.given, d.given_in, d.site,
                 d.doctor, d.taken_over_from)
             is distinct from
             row(line.ticket, line.person, line.product, line.number, line.lot, line.given,
                 line.given_in, line.site, line.doctor, line.taken_over_from)
      """
          .formatted(LINES);

  private static final String REMOVE =
      """
      with line as materialized (
        select unnest(cast(:ids as uuid[])) as id, unnest(cast(:versions as integer[])) as version),
      removed as (
        delete from dose d using line
         where d.area = :area and d.id = line.id and d.version = line.version
        returning d.id),
      earlier as (
        delete from dose_version v using line where v.area = :area and v.dose = line.id),
      last as (
        insert into dose_version
               (area, dose, version, recorded, actor, origin, origin_id, why, content)
        select :area, id, version + 1, now(), :actor, :origin, :origin_id, :why, '{}' from line)
      select count(*) from removed
      """;

  private static final String WITHDRAW =
      """
      with line as materialized (select * from %s),
      gone as (
        delete from dose d
         using line
         where d.area = :area and d.id = line.id and d.version = line.version - 1
        returning d.id),
      versions as (%s)
      select count(*) from gone
      """
          .formatted(LINES, VERSIONS);

  private static final String RECORDED_AT_FIRST =
      """
      update dose d
         set recorded = v.recorded
        from (select unnest(cast(:id as uuid[])) as id) as one
       cross join lateral (
              select recorded from dose_version
               where area = :area and dose = one.id and version = 1) v
       where d.area = :area and d.id = one.id
      """;

  /// The columns that [#dose] reads: `d.id as d_id, …`.
  static String columns(String alias) {
    return COLUMNS.stream()
        .map(column -> "%1$s.%2$s as %1$s_%2$s".formatted(alias, column))
        .collect(Collectors.joining(", "));
  }

  public Optional<Dose> byId(Area area, UUID id) {
    return area.sql("select %s from dose d where area = :area and id = :id".formatted(columns("d")))
        .param("id", id)
        .query((row, _) -> dose(area, row, "d"))
        .optional();
  }

  /// All doses of a person, earliest first.
  public List<Dose> of(Area area, UUID person) {
    return ofAll(area, List.of(person)).getOrDefault(person, List.of());
  }

  /// All doses of these persons, earliest first, in one statement.
  public Map<UUID, List<Dose>> ofAll(Area area, Collection<UUID> persons) {
    return area
        .sql(OF_ALL)
        .param("persons", persons.toArray(UUID[]::new))
        .query((row, _) -> dose(area, row, "d"))
        .list()
        .stream()
        .collect(Collectors.groupingBy(dose -> dose.person().orElseThrow()));
  }

  /// Adds doses, each with its first version.
  ///
  /// @param actor of the rows that name none
  void add(Area area, Rows<DoseColumn> rows, Optional<UUID> actor) {
    if (rows.size() > 0) {
      rows.bind(area.sql(ADD)).param("by", actor.orElse(null), Types.OTHER).update();
    }
  }

  /// Changes doses; only [DoseChanges] may, who tells whom it concerns.
  ///
  /// @param actor of the rows that name none
  /// @return false if one of them has been changed meanwhile: undo everything
  boolean change(Area area, Rows<DoseColumn> rows, Optional<UUID> actor) {
    area.sql(LOCK).param("id", rows.array(DoseColumn.ID)).query(UUID.class).list();
    int done =
        rows.bind(area.sql(CHANGE))
            .param("by", actor.orElse(null), Types.OTHER)
            .query(Integer.class)
            .single();
    return done == rows.size();
  }

  /// Those whose rows say something else than the register does; the others are only assessed
  /// otherwise.
  List<UUID> sayingOtherwise(Area area, Rows<DoseColumn> rows) {
    return rows.bind(area.sql(SAYING_OTHERWISE)).query(UUID.class).list();
  }

  /// Deletes doses with their versions, and leaves one that says who did so and why; only
  /// [DoseChanges] may, who tells whom it concerns.
  ///
  /// @return false if one of them has been changed meanwhile: undo everything
  boolean remove(Area area, Source source, Collection<Dose> removed) {
    UUID[] ids = removed.stream().map(Dose::id).toArray(UUID[]::new);
    int done =
        area.sql(REMOVE)
            .param("ids", ids)
            .param("versions", removed.stream().map(Dose::version).toArray(Integer[]::new))
            .param("actor", source.actor())
            .param("origin", source.origin().name())
            .param("origin_id", source.originId(), Types.OTHER)
            .param("why", source.why())
            .query(Integer.class)
            .single();
    return done == removed.size();
  }

  /// Takes doses out of the register; their versions stay, with one more that says so. Only
  /// [DoseChanges] may.
  ///
  /// @return false if one of them has been changed meanwhile: undo everything
  boolean withdraw(Area area, Rows<DoseColumn> rows) {
    int done =
        rows.bind(area.sql(WITHDRAW)).param("by", null, Types.OTHER).query(Integer.class).single();
    return done == rows.size();
  }

  /// Puts doses back that had been withdrawn, each with its next version.
  void restore(Area area, Rows<DoseColumn> rows) {
    add(area, rows, Optional.empty());
    area.sql(RECORDED_AT_FIRST).param("id", rows.array(DoseColumn.ID)).update();
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
        Optional.ofNullable(row.getString(of + "taken_over_from")).map(AreaCode::new),
        Findings.of(row.getString(of + "findings"), row.getBoolean(of + "checked")),
        row.getInt(of + "version"),
        row.getTimestamp(of + "recorded").toInstant());
  }
}
