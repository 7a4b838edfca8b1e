package vrs.server.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.record.TicketNumber;

/// The table of how far the rules have been run again over an area.
@Component
final class Rechecks {

  /// @param after the last person that was done
  /// @param orphan the last ticket that nobody holds that was done
  /// @param persons how many were done
  /// @param changed how many doses are assessed otherwise
  record Recheck(
      Instant begun,
      Optional<UUID> after,
      Optional<String> orphan,
      int persons,
      int changed,
      Optional<Instant> finished) {

    /// Whether it is not finished, and nobody has gone on with it since.
    boolean isWhere(Optional<Recheck> other) {
      return finished.isEmpty()
          && after.equals(other.flatMap(Recheck::after))
          && orphan.equals(other.flatMap(Recheck::orphan));
    }
  }

  /// The recheck for a basis, begun if it was not; nobody else goes on with it meanwhile.
  ///
  /// @return empty while another process is at it
  Optional<Recheck> lock(Area area, String basis) {
    area.sql(
            """
            insert into recheck (area, basis, begun) values (:area, :basis, now())
            on conflict (area, basis) do nothing
            """)
        .param("basis", basis)
        .update();
    return area.sql(
            """
            select begun, after, orphan, persons, changed, finished from recheck
             where area = :area and basis = :basis
               for update skip locked
            """)
        .param("basis", basis)
        .query((row, _) -> recheck(row))
        .optional();
  }

  Optional<Recheck> find(Area area, String basis) {
    return area.sql(
            """
            select begun, after, orphan, persons, changed, finished from recheck
             where area = :area and basis = :basis
            """)
        .param("basis", basis)
        .query((row, _) -> recheck(row))
        .optional();
  }

  /// The latest of an area.
  Optional<Recheck> latest(Area area) {
    return area.sql(
            """
            select begun, after, orphan, persons, changed, finished from recheck
             where area = :area order by begun desc limit 1
            """)
        .query((row, _) -> recheck(row))
        .optional();
  }

  private static Recheck recheck(ResultSet row) throws SQLException {
    return new Recheck(
        row.getTimestamp("begun").toInstant(),
        Optional.ofNullable(row.getObject("after", UUID.class)),
        Optional.ofNullable(row.getString("orphan")),
        row.getInt("persons"),
        row.getInt("changed"),
        Optional.ofNullable(row.getTimestamp("finished")).map(Timestamp::toInstant));
  }

  /// The next persons by id.
  List<UUID> persons(Area area, Optional<UUID> after, int most) {
    return area.sql(
            """
            select id from person
             where area = :area and id > :after
             order by id limit :most
            """)
        .param("after", after.orElse(new UUID(0, 0)))
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  /// The next tickets that nobody holds, on which there are doses.
  List<TicketNumber> orphans(Area area, Optional<String> after, int most) {
    return area.sql(
            """
            select distinct ticket from dose
             where area = :area and person is null and ticket > :after
             order by ticket limit :most
            """)
        .param("after", after.orElse(""))
        .param("most", most)
        .query((row, _) -> new TicketNumber(area.code(), row.getString("ticket")))
        .list();
  }

  /// @param last the last person of the page
  /// @param orphan the last ticket of the page, if it is one of tickets
  void goOn(
      Area area,
      String basis,
      Optional<UUID> last,
      Optional<String> orphan,
      int persons,
      int changed) {
    area.sql(
            """
            update recheck
               set after = coalesce(:last, after), orphan = coalesce(:orphan, orphan),
                   persons = persons + :persons, changed = changed + :changed
             where area = :area and basis = :basis
            """)
        .param("basis", basis)
        .param("last", last.orElse(null), Types.OTHER)
        .param("orphan", orphan.orElse(null), Types.VARCHAR)
        .param("persons", persons)
        .param("changed", changed)
        .update();
  }

  /// Where it had come to names somebody, and is of no use any more.
  void finish(Area area, String basis) {
    area.sql(
            """
            update recheck set finished = now(), after = null, orphan = null
             where area = :area and basis = :basis
            """)
        .param("basis", basis)
        .update();
  }
}
