package vrs.server.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;

/// Applies the rules of keeping to an area (保存期間の適用, C7): technical data go by themselves, and what
/// is due of persons is counted for the municipality to decide.
@Component
public final class ApplyRetention {
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int AT_ONCE = 5_000;

  private final Areas areas;
  private final RetentionRules rules;
  private final DuePersons duePersons;
  private final Audit audit;
  private final Clock clock;

  ApplyRetention(
      Areas areas, RetentionRules rules, DuePersons duePersons, Audit audit, Clock clock) {
    this.areas = areas;
    this.rules = rules;
    this.duePersons = duePersons;
    this.audit = audit;
    this.clock = clock;
  }

  /// @return how much of each kind went, or is due
  public Map<RetentionRule.Kind, Integer> to(AreaCode code) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), JAPAN);
    var done = new EnumMap<RetentionRule.Kind, Integer>(RetentionRule.Kind.class);
    for (RetentionRule.Kind kind : RetentionRule.Kind.values()) {
      rules
          .on(today, kind)
          .ifPresent(rule -> {
            int rows = to(code, rule, today);
            if (rows > 0) {
              done.put(kind, rows);
            }
          });
    }
    return done;
  }

  private int to(AreaCode code, RetentionRule rule, LocalDate today) {
    if (rule.kind() == RetentionRule.Kind.DOSE) {
      return areas.write(code, area -> propose(area, rule, today));
    }
    int all = 0;
    int last;
    do {
      last = areas.write(code, area -> delete(area, rule));
      all += last;
    } while (last == AT_ONCE);
    return all;
  }

  private int propose(Area area, RetentionRule rule, LocalDate today) {
    int due = duePersons.count(area, rule, today);
    if (due == 0) {
      area.sql("delete from retention_due where area = :area and kind = :kind")
          .param("kind", rule.kind().name())
          .update();
    } else {
      area.sql(
              """
              insert into retention_due (area, kind, persons, counted)
              values (:area, :kind, :persons, now())
              on conflict (area, kind) do update
                set persons = excluded.persons, counted = excluded.counted
              """)
          .param("kind", rule.kind().name())
          .param("persons", due)
          .update();
    }
    return due;
  }

  /// Deletes some, and enters how many.
  private int delete(Area area, RetentionRule rule) {
    int rows =
        switch (rule.kind()) {
          case STRIP -> strips(area, rule, CHECKED_LONG_AGO);
          case STRIP_UNUSED -> strips(area, rule, NO_DOSE);
          case UPLOAD -> area.sql(PIECES).update() + area.sql(PLANS).update();
          case SESSION -> area.sql(SESSIONS).param("days", rule.days()).update();
          case DOSE -> throw new IllegalArgumentException("a municipality decides about doses");
        };
    if (rows > 0) {
      audit.enter(
          area,
          Deed.by("worker", RetentionAction.DELETE).with("kind", rule.kind()).with("count", rows));
    }
    return rows;
  }

  private static int strips(Area area, RetentionRule rule, String which) {
    return area.sql(
            """
            update reading set strip_sealed = null
             where area = :area
               and id in (select r.id from reading r
                           where r.area = :area and r.strip_sealed is not null and %s
                           limit :most)
            """
                .formatted(which))
        .param("days", rule.days())
        .param("most", AT_ONCE)
        .update();
  }

  /// Since the version with which staff first said that the dose is right.
  private static final String CHECKED_LONG_AGO =
      """
      exists (select from dose d
               where d.area = :area and d.ticket = r.ticket and d.number = r.number and d.checked
                 and (select min(v.recorded) from dose_version v
                       where v.area = :area and v.dose = d.id
                         and v.content ->> 'checked' = 'true')
                     < now() - make_interval(days => :days))
      """;

  private static final String NO_DOSE =
      """
      r.taken < now() - make_interval(days => :days)
      and not exists (select from dose d
                       where d.area = :area and d.ticket = r.ticket and d.number = r.number)
      """;

  /// An upload says itself when it expires; a receipt stays, without the lines that were refused.
  private static final String PIECES =
      """
      delete from import_chunk
       where area = :area
         and batch in (select id from import_batch where area = :area and expires < now())
      """;

  private static final String PLANS =
      """
      delete from import_batch
       where area = :area and expires < now() and confirmed is null
      """;

  private static final String SESSIONS =
      """
      delete from session
       where area = :area and opened_at < now() - make_interval(days => :days)
      """;
}
