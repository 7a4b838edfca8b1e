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
  public record Decided(
      RetentionRule.Kind kind,
      Decision decision,
      int persons,
      @Nullable LocalDate keepUntil,
      String reference,
      @Nullable String reason,
      Instant at,
      String by) {}

  List<Due> due(Area area) {
    return area.sql("select kind, persons, counted from retention_due where area = :area")
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
            select kind, decision, persons, keep_until, reference, reason, decided,
                   coalesce((select display_name from account a
                              where a.area = :area and a.id = decided_by), '') as decided_by_name
              from retention_decision
             where area = :area
             order by decided desc
             limit 200
            """)
        .query((row, _) ->
            new Decided(
                RetentionRule.Kind.valueOf(row.getString("kind")),
                Decision.valueOf(row.getString("decision")),
                row.getInt("persons"),
                row.getObject("keep_until", LocalDate.class),
                row.getString("reference"),
                row.getString("reason"),
                row.getTimestamp("decided").toInstant(),
                row.getString("decided_by_name")))
        .list();
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
