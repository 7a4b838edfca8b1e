package vrs.server.erasure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Finds the persons whose records were kept long enough.
@Component
final class DuePersons {

  private static final LocalDate EVER = LocalDate.of(1, 1, 1);

  private final RetentionTables tables;

  DuePersons(RetentionTables tables) {
    this.tables = tables;
  }

  /// Persons who died before a day; or, by the rule that counts from the shot, whose last shot was
  /// before it. Those that were due already when somebody decided to keep them are left out.
  private static String due(RetentionRule rule) {
    return switch (rule.begins()) {
      case DEATH -> "select id from person where area = :area and died >= :from and died < :before";
      case GIVEN ->
          """
          select person as id from dose
           where area = :area and person is not null
           group by person having max(given) >= :from and max(given) < :before
          """;
      case CHECKED, TAKEN, UPLOADED, OPENED ->
          throw new IllegalArgumentException("not of persons: " + rule);
    };
  }

  int count(Area area, RetentionRule rule, LocalDate today) {
    return bound(area, rule, today, "select count(*) from (%s) as due")
        .query(Integer.class)
        .single();
  }

  /// Those for whom no erasure is asked yet.
  List<UUID> some(Area area, RetentionRule rule, LocalDate today, int most) {
    return bound(
            area,
            rule,
            today,
            """
            select id from (%s) as due
             where not exists (
                     select from erasure e
                      where e.area = :area and e.person = due.id and e.state = 'ASKED')
             order by id
             limit :most
            """)
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  private StatementSpec bound(Area area, RetentionRule rule, LocalDate today, String statement) {
    LocalDate from = tables.keptOn(area, rule.kind(), today).map(rule::dueBefore).orElse(EVER);
    return area.sql(statement.formatted(due(rule)))
        .param("from", Date.valueOf(from))
        .param("before", Date.valueOf(rule.dueBefore(today)));
  }
}
