package vrs.server.erasure;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The tables of what is due, and of what was decided about it.
@Component
public final class RetentionTables {

  /// What the last count found.
  public record Due(RetentionRule.Kind kind, int persons, Instant counted) {}

  /// What can be decided.
  public enum Decision {
    ERASE,
    KEEP
  }

  /// What somebody has decided (保存期間満了の判断).
  ///
  /// @param keepUntil of KEEP
  /// @param ended of KEEP that was taken back
  public record Decided(
      UUID id,
      RetentionRule.Kind kind,
      Decision decision,
      int persons,
      @Nullable LocalDate keepUntil,
      String reference,
      @Nullable String reason,
      Instant at,
      String by,
      @Nullable Instant ended) {

    /// Whether records are kept by it on a day.
    public boolean keepsOn(LocalDate day) {
      return keepUntil != null && ended == null && !keepUntil.isBefore(day);
    }
  }

  /// What the last count found, without what somebody has decided to keep since.
  List<Due> due(Area area, LocalDate today) {
    return area.sql(
            """
            select kind, persons, counted
              from retention_due d
             where area = :area
               and not exists (
                     select from retention_decision k
                      where k.area = :area and k.kind = d.kind and k.decision = 'KEEP'
                        and k.ended is null and k.keep_until >= :today and k.decided >= d.counted)
            """)
        .param("today", Date.valueOf(today))
        .query((row, _) ->
            new Due(
                RetentionRule.Kind.valueOf(row.getString("kind")),
                row.getInt("persons"),
                row.getTimestamp("counted").toInstant()))
        .list();
  }

  /// Latest first.
  List<Decided> decisions(Area area) {
    return area.sql(
            """
            select id, kind, decision, persons, keep_until, reference, reason, decided, ended,
                   coalesce((select display_name from account a
                              where a.area = :area and a.id = decided_by), '') as decided_by_name
              from retention_decision
             where area = :area
             order by decided desc
             limit 200
            """)
        .query((row, _) ->
            new Decided(
                row.getObject("id", UUID.class),
                RetentionRule.Kind.valueOf(row.getString("kind")),
                Decision.valueOf(row.getString("decision")),
                row.getInt("persons"),
                row.getObject("keep_until", LocalDate.class),
                row.getString("reference"),
                row.getString("reason"),
                row.getTimestamp("decided").toInstant(),
                row.getString("decided_by_name"),
                row.getTimestamp("ended") == null ? null : row.getTimestamp("ended").toInstant()))
        .list();
  }

  /// The day in Japan of the last decision by which what was due then is kept on a day.
  Optional<LocalDate> keptOn(Area area, RetentionRule.Kind kind, LocalDate today) {
    return area.sql(
            """
            select max((decided at time zone 'Asia/Tokyo')::date) from retention_decision
             where area = :area and kind = :kind and decision = 'KEEP' and ended is null
               and keep_until >= :today
            """)
        .param("kind", kind.name())
        .param("today", Date.valueOf(today))
        .query(LocalDate.class)
        .optional();
  }

  /// Ends the keeping.
  ///
  /// @return whether there was any to end
  boolean end(Area area, UUID id, LocalDate today) {
    return area.sql(
                """
                update retention_decision set ended = now()
                 where area = :area and id = :id and decision = 'KEEP' and ended is null
                   and keep_until >= :today
                """)
            .param("id", id)
            .param("today", Date.valueOf(today))
            .update()
        == 1;
  }

  void add(
      Area area,
      UUID id,
      RetentionRule.Kind kind,
      int persons,
      Optional<LocalDate> keepUntil,
      String reference,
      Optional<String> reason,
      UUID account) {
    area.sql(
            """
            insert into retention_decision
                   (area, id, kind, decision, persons, keep_until, reference, reason, decided,
                    decided_by)
            values (:area, :id, :kind, :decision, :persons, :until, :reference, :reason, now(),
                    :account)
            """)
        .param("id", id)
        .param("kind", kind.name())
        .param("decision", (keepUntil.isPresent() ? Decision.KEEP : Decision.ERASE).name())
        .param("persons", persons)
        .param("until", keepUntil.map(Date::valueOf).orElse(null))
        .param("reference", reference)
        .param("reason", reason.orElse(null))
        .param("account", account)
        .update();
  }
}
