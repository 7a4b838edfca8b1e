package vrs.server.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;
import vrs.server.record.ItemChanges;

/// The tables of bulk corrections.
@Component
final class Bulks {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  /// What has become of a dose.
  enum State {
    WAITING,
    DONE,
    LEFT,
    BACK,
    KEPT
  }

  /// @param selected by what the doses were chosen
  /// @param why as [vrs.server.record.Ground.Noted#why]
  record Bulk(
      UUID id,
      Instant made,
      UUID account,
      Map<String, String> selected,
      ItemChanges changes,
      String why,
      Optional<Instant> undone) {
    @Override
    public String toString() {
      return "Bulk[" + id + "]";
    }
  }

  /// @param doses with the version that was looked at
  void add(
      Area area,
      UUID id,
      UUID account,
      Selection selection,
      ItemChanges changes,
      String why,
      Map<UUID, Integer> doses) {
    area.sql(
            """
            insert into quality_bulk (area, id, made, account, selected, changes, why)
            values (:area, :id, now(), :account, cast(:selected as jsonb), cast(:changes as jsonb),
                    :why)
            """)
        .param("id", id)
        .param("account", account)
        .param("selected", JSON.writeValueAsString(selection.texts()))
        .param("changes", JSON.writeValueAsString(changes.texts()))
        .param("why", why)
        .update();
    var rows = new Rows<>(Column.class);
    doses.forEach(
        (dose, version) -> rows.put(Column.DOSE, dose).put(Column.VERSION, version).endRow());
    rows.bind(
            area.sql(
                """
                insert into quality_bulk_dose (area, bulk, dose, version, state)
                select :area, :bulk, dose, version, 'WAITING' from %s
                """
                    .formatted(Rows.from(Column.class))))
        .param("bulk", id)
        .update();
  }

  Optional<Bulk> byId(Area area, UUID id) {
    return area.sql(
            """
            select id, made, account, selected::text, changes::text, why, undone
              from quality_bulk where area = :area and id = :id
            """)
        .param("id", id)
        .query((row, _) -> bulk(row))
        .optional();
  }

  /// The latest first.
  List<Bulk> latest(Area area, int most) {
    return area.sql(
            """
            select id, made, account, selected::text, changes::text, why, undone
              from quality_bulk where area = :area
             order by made desc limit :most
            """)
        .param("most", most)
        .query((row, _) -> bulk(row))
        .list();
  }

  private static Bulk bulk(ResultSet row) throws SQLException {
    return new Bulk(
        row.getObject("id", UUID.class),
        row.getTimestamp("made").toInstant(),
        row.getObject("account", UUID.class),
        JSON.readValue(row.getString("selected"), TEXTS),
        ItemChanges.of(JSON.readValue(row.getString("changes"), TEXTS)),
        row.getString("why"),
        Optional.ofNullable(row.getTimestamp("undone")).map(Timestamp::toInstant));
  }

  /// Some of the doses in a state, with the version that was looked at.
  Map<UUID, Integer> some(Area area, UUID bulk, State state, int most) {
    var doses = new LinkedHashMap<UUID, Integer>();
    area.sql(
            """
            select dose, version from quality_bulk_dose
             where area = :area and bulk = :bulk and state = :state
             order by dose limit :most
            """)
        .param("bulk", bulk)
        .param("state", state.name())
        .param("most", most)
        .query(row -> {
          doses.put(row.getObject("dose", UUID.class), row.getInt("version"));
        });
    return doses;
  }

  /// @param rules by dose, where a rule stood against it
  void set(Area area, UUID bulk, Collection<UUID> doses, State state, Map<UUID, String> rules) {
    area.sql(
            """
            update quality_bulk_dose d
               set state = :state, rule = coalesce(one.rule, d.rule)
              from (select unnest(cast(:doses as uuid[])) as dose,
                           nullif(unnest(cast(:rules as text[])), '') as rule) as one
             where d.area = :area and d.bulk = :bulk and d.dose = one.dose
            """)
        .param("bulk", bulk)
        .param("state", state.name())
        .param("doses", doses.toArray(UUID[]::new))
        .param(
            "rules",
            doses.stream().map(dose -> rules.getOrDefault(dose, "")).toArray(String[]::new))
        .update();
  }

  /// How many are in which state.
  Map<State, Integer> counts(Area area, UUID bulk) {
    var counts = new LinkedHashMap<State, Integer>();
    area.sql(
            """
            select state, count(*) as doses from quality_bulk_dose
             where area = :area and bulk = :bulk group by state
            """)
        .param("bulk", bulk)
        .query(row -> {
          counts.put(State.valueOf(row.getString("state")), row.getInt("doses"));
        });
    return counts;
  }

  /// Why a dose was left that says so already.
  static final String SAME = "SAME";

  /// A dose that was left or kept, and the rule that stood against it, or [#SAME].
  record Left(UUID dose, Optional<String> rule) {}

  List<Left> left(Area area, UUID bulk, int most) {
    return area.sql(
            """
            select dose, rule from quality_bulk_dose
             where area = :area and bulk = :bulk and state in ('LEFT', 'KEPT')
               and rule is distinct from 'SAME'
             order by rule, dose limit :most
            """)
        .param("bulk", bulk)
        .param("most", most)
        .query((row, _) ->
            new Left(row.getObject("dose", UUID.class), Optional.ofNullable(row.getString("rule"))))
        .list();
  }

  /// @return false if it was taken back before
  boolean undone(Area area, UUID bulk, UUID account) {
    return area.sql(
                """
                update quality_bulk set undone = now(), undone_by = :account
                 where area = :area and id = :bulk and undone is null
                """)
            .param("bulk", bulk)
            .param("account", account)
            .update()
        == 1;
  }

  private enum Column implements Rows.Column {
    DOSE(Rows.Type.UUID),
    VERSION(Rows.Type.INTEGER);

    private final Rows.Type type;

    Column(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }
}
