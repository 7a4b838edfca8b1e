package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// The tables of merged persons and of persons who look alike and are two.
@Component
public final class PersonMerges {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, List<String>>> KEYS = new TypeReference<>() {};

  /// Ids of who was merged into `:person`, also over several mergings, and is nobody else again.
  public static final String GONE =
      """
      with recursive gone as (
        select other_person from person_merge
         where area = :area and person = :person and undone is null
        union
        select m.other_person
          from person_merge m
          join gone g on m.person = g.other_person
         where m.area = :area and m.undone is null)
      select other_person from gone
      """;

  private static final String SELECT =
      """
      select id, made, account, person, other_person, why, moved::text, undone
        from person_merge
       where area = :area
      """;

  /// A merging (統合).
  ///
  /// @param person who remains
  /// @param moved keys of what went along, by table
  public record Merge(
      UUID id,
      Instant made,
      UUID account,
      UUID person,
      UUID other,
      String why,
      Map<String, List<String>> moved,
      Optional<Instant> undone) {
    public Merge {
      moved = Map.copyOf(moved);
    }

    @Override
    public String toString() {
      return "Merge[" + id + "]";
    }
  }

  /// Takes the other person's row away and keeps it with the merging.
  ///
  /// @param before items of who remains that change, as they are
  void add(Area area, Merge merge, Map<String, String> before) {
    area.sql(
            """
            with gone as (
              delete from person where area = :area and id = :other returning *),
            names as (
              delete from person_name where area = :area and person = :other returning *)
            insert into person_merge (area, id, made, account, person, other_person, why,
                                      number_lookup, number_sealed, rows, moved, before)
            select :area, :id, now(), :account, :person, :other, :why, number_lookup, number_sealed,
                   jsonb_build_object(
                     'person', to_jsonb(gone) - 'number_lookup' - 'number_sealed',
                     'person_name',
                     (select coalesce(jsonb_agg(to_jsonb(names)), '[]') from names)),
                   cast(:moved as jsonb), cast(:before as jsonb)
              from gone
            """)
        .param("id", merge.id())
        .param("account", merge.account())
        .param("person", merge.person())
        .param("other", merge.other())
        .param("why", merge.why())
        .param("moved", JSON.writeValueAsString(merge.moved()))
        .param("before", JSON.writeValueAsString(before))
        .update();
  }

  Optional<Merge> lock(Area area, UUID id) {
    return area.sql(SELECT + " and id = :id for update")
        .param("id", id)
        .query((row, _) -> merge(row))
        .optional();
  }

  public Optional<Merge> byId(Area area, UUID id) {
    return area.sql(SELECT + " and id = :id")
        .param("id", id)
        .query((row, _) -> merge(row))
        .optional();
  }

  /// The latest first.
  public List<Merge> latest(Area area, int most) {
    return area.sql(SELECT + " order by made desc limit :most")
        .param("most", most)
        .query((row, _) -> merge(row))
        .list();
  }

  /// Who remains of somebody who was merged, also over several mergings.
  public Optional<UUID> remaining(Area area, UUID merged) {
    Optional<UUID> next = into(area, merged);
    Optional<UUID> last = next;
    while (next.isPresent()) {
      last = next;
      next = into(area, next.get());
    }
    return last;
  }

  private static Optional<UUID> into(Area area, UUID merged) {
    return area.sql(
            """
            select person from person_merge
             where area = :area and other_person = :other and undone is null
             limit 1
            """)
        .param("other", merged)
        .query(UUID.class)
        .optional();
  }

  /// Whether an Individual Number is known of the person.
  public boolean hasNumber(Area area, UUID person) {
    return area.sql(
            """
            select exists (
              select from person
               where area = :area and id = :id and number_lookup is not null)
            """)
        .param("id", person)
        .query(Boolean.class)
        .single();
  }

  /// Items of who remains as they were before.
  Map<String, String> before(Area area, UUID id) {
    return JSON.readValue(
        area.sql("select before::text from person_merge where area = :area and id = :id")
            .param("id", id)
            .query(String.class)
            .single(),
        new TypeReference<Map<String, String>>() {});
  }

  /// Puts the other person's row back, under a further version.
  void restore(Area area, UUID id, int version) {
    area.sql(
            """
            insert into person
            select p.*
              from person_merge m
             cross join lateral jsonb_populate_record(
                     null::person,
                     (m.rows -> 'person') || jsonb_build_object(
                       'version', cast(:version as integer),
                       'number_lookup', cast(m.number_lookup as text),
                       'number_sealed', cast(m.number_sealed as text))) p
             where m.area = :area and m.id = :id
            """)
        .param("id", id)
        .param("version", version)
        .update();
    area.sql(
            """
            insert into person_name
            select n.*
              from person_merge m
             cross join lateral jsonb_populate_recordset(null::person_name, m.rows -> 'person_name') n
             where m.area = :area and m.id = :id
            """)
        .param("id", id)
        .update();
  }

  void undone(Area area, UUID id, UUID account) {
    area.sql(
            """
            update person_merge set undone = now(), undone_by = :account
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("account", account)
        .update();
  }

  /// Moves rows of a table from one person to another.
  ///
  /// @return their ids
  List<String> move(Area area, String table, UUID from, UUID to) {
    return new ArrayList<>(
        area.sql(
                "update %s set person = :to where area = :area and person = :from returning id::text"
                    .formatted(table))
            .param("from", from)
            .param("to", to)
            .query(String.class)
            .list());
  }

  /// Moves rows back that had been moved.
  void moveBack(Area area, String table, List<String> ids, UUID from, UUID to) {
    area.sql(
            """
            update %s set person = :to
             where area = :area and person = :from and id = any(cast(:ids as uuid[]))
            """
                .formatted(table))
        .param("from", from)
        .param("to", to)
        .param("ids", ids.toArray(String[]::new))
        .update();
  }

  /// Notes that two who look alike are two.
  ///
  /// @return the note's id
  UUID distinct(Area area, UUID one, UUID other, UUID account, String why) {
    boolean inOrder = one.toString().compareTo(other.toString()) < 0;
    return area.sql(
            """
            insert into person_distinct (area, id, person, other_person, at, account, why)
            values (:area, gen_random_uuid(), :one, :other, now(), :account, :why)
            on conflict (area, person, other_person) do update set at = now()
            returning id
            """)
        .param("one", inOrder ? one : other)
        .param("other", inOrder ? other : one)
        .param("account", account)
        .param("why", why)
        .query(UUID.class)
        .single();
  }

  /// @return the two, if the note was there and one's own
  Optional<Map.Entry<UUID, UUID>> notDistinct(Area area, UUID id, UUID account) {
    return area.sql(
            """
            delete from person_distinct
             where area = :area and id = :id and account = :account
            returning person, other_person
            """)
        .param("id", id)
        .param("account", account)
        .query((row, _) ->
            Map.entry(
                Objects.requireNonNull(row.getObject("person", UUID.class)),
                Objects.requireNonNull(row.getObject("other_person", UUID.class))))
        .optional();
  }

  private static Merge merge(ResultSet row) throws SQLException {
    return new Merge(
        row.getObject("id", UUID.class),
        row.getTimestamp("made").toInstant(),
        row.getObject("account", UUID.class),
        row.getObject("person", UUID.class),
        row.getObject("other_person", UUID.class),
        row.getString("why"),
        new LinkedHashMap<>(JSON.readValue(row.getString("moved"), KEYS)),
        Optional.ofNullable(row.getTimestamp("undone")).map(Timestamp::toInstant));
  }
}
