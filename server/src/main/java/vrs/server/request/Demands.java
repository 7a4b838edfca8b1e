package vrs.server.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;

/// The tables of demands and of what was written to them. Each municipality's lie in its area, and
/// both sides write there.
@Component
final class Demands {
  private static final String OF_AREA =
      """
      select d.area as municipality, d.id, d.number, d.title, d.text, d.urgency, d.filed,
             coalesce((select m.state
                         from demand_message m
                        where m.area = d.area and m.demand = d.id and m.state is not null
                        order by m.sequence desc limit 1), 'FILED') as state,
             coalesce((select max(m.at)
                         from demand_message m
                        where m.area = d.area and m.demand = d.id), d.filed) as changed
        from demand d
       where d.area = :area
      """;

  /// The demands of the area, latest first.
  List<Demand> of(Area area) {
    return area.sql(OF_AREA + " order by d.number desc").query((row, _) -> demand(row)).list();
  }

  Optional<Demand> byId(Area area, UUID id) {
    return area.sql(OF_AREA + " and d.id = :id")
        .param("id", id)
        .query((row, _) -> demand(row))
        .optional();
  }

  /// The demands of all municipalities, those that wait longest for an answer first.
  List<Demand> ofAll(JdbcClient nation) {
    return nation
        .sql(
            """
            select municipality, id, number, title, text, urgency, filed, state, changed
              from demand_overview
             order by state in ('DONE', 'DECLINED'), state <> 'FILED',
                      array_position(array['STOPS', 'HINDERS', 'WHENEVER'], urgency), filed
            """)
        .query((row, _) -> demand(row))
        .list();
  }

  /// What all municipalities may read, latest first.
  List<PublishedAnswer> published(JdbcClient nation) {
    return nation
        .sql("select title, text, state, at from demand_published order by at desc")
        .query((row, _) ->
            new PublishedAnswer(
                row.getString("title"),
                row.getString("text"),
                state(row.getString("state")),
                row.getTimestamp("at").toInstant()))
        .list();
  }

  /// The caller holds a lock on the numbers of the area.
  void add(Area area, UUID id, Actor actor, String title, String text, Urgency urgency) {
    area.sql(
            """
            insert into demand (area, id, number, title, text, urgency, account, filed)
            select :area, :id, coalesce(max(number), 0) + 1, :title, :text, :urgency, :account, :at
              from demand
             where area = :area
            """)
        .param("id", id)
        .param("title", title)
        .param("text", text)
        .param("urgency", urgency.name())
        .param("account", actor.account())
        .param("at", Timestamp.from(area.time()))
        .update();
  }

  /// What was written to a demand, in its order.
  List<DemandMessage> messages(Area area, UUID demand) {
    return area.sql(
            """
            select sequence, at, office, text, state, published
              from demand_message
             where area = :area and demand = :demand
             order by sequence
            """)
        .param("demand", demand)
        .query((row, _) ->
            new DemandMessage(
                row.getInt("sequence"),
                row.getTimestamp("at").toInstant(),
                new AreaCode(row.getString("office")),
                row.getString("text"),
                state(row.getString("state")),
                row.getBoolean("published")))
        .list();
  }

  /// The caller holds a lock on the demand.
  void write(Area area, UUID demand, Actor actor, String text, Optional<DemandState> state) {
    area.sql(
            """
            insert into demand_message (area, demand, sequence, at, office, account, text, state)
            select :area, :demand, coalesce(max(sequence), 0) + 1, :at, :office, :account, :text, :state
              from demand_message
             where area = :area and demand = :demand
            """)
        .param("demand", demand)
        .param("at", Timestamp.from(area.time()))
        .param("office", actor.office().digits())
        .param("account", actor.account())
        .param("text", text)
        .param("state", state.map(DemandState::name).orElse(null))
        .update();
  }

  /// @return false if there is no such message of agency or operator
  boolean publish(Area area, UUID demand, int sequence, boolean published) {
    return area.sql(
                """
                update demand_message
                   set published = :published
                 where area = :area and demand = :demand and sequence = :sequence
                   and office <> :area
                """)
            .param("demand", demand)
            .param("sequence", sequence)
            .param("published", published)
            .update()
        == 1;
  }

  private static Demand demand(ResultSet row) throws SQLException {
    return new Demand(
        new AreaCode(row.getString("municipality")),
        row.getObject("id", UUID.class),
        row.getInt("number"),
        row.getString("title"),
        row.getString("text"),
        Urgency.valueOf(row.getString("urgency")),
        row.getTimestamp("filed").toInstant(),
        DemandState.valueOf(row.getString("state")),
        row.getTimestamp("changed").toInstant());
  }

  private static Optional<DemandState> state(@Nullable String text) {
    return Optional.ofNullable(text).map(DemandState::valueOf);
  }
}
