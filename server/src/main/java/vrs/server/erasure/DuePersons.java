package vrs.server.erasure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Finds the persons whose records were kept long enough.
@Component
final class DuePersons {

  /// Persons who died before that day; or, by the rule that counts from the shot, whose last shot
  /// was before it.
  private static String due(RetentionRule rule) {
    return switch (rule.begins()) {
      case DEATH -> "select id from person where area = :area and died < :before";
      case GIVEN ->
          """
          select person as id from dose
           where area = :area and person is not null
           group by person having max(given) < :before
          """;
      case CHECKED, TAKEN, UPLOADED, OPENED ->
          throw new IllegalArgumentException("not of persons: " + rule);
    };
  }

  int count(Area area, RetentionRule rule, LocalDate today) {
    return area.sql("select count(*) from (" + due(rule) + ") as due")
        .param("before", Date.valueOf(rule.dueBefore(today)))
        .query(Integer.class)
        .single();
  }

  /// Those for whom no erasure is asked yet.
  List<UUID> some(Area area, RetentionRule rule, LocalDate today, int most) {
    return area.sql(
            """
            select id from (%s) as due
             where not exists (
                     select from erasure e
                      where e.area = :area and e.person = due.id and e.state = 'ASKED')
             order by id
             limit :most
            """
                .formatted(due(rule)))
        .param("before", Date.valueOf(rule.dueBefore(today)))
        .param("most", most)
        .query(UUID.class)
        .list();
  }
}
