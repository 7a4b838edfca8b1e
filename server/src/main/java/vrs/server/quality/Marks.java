package vrs.server.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The table of what staff noted about doses without changing them.
@Component
final class Marks {

  enum Kind {
    PUT_BACK,
    AS_IT_IS
  }

  /// @param account who noted it
  record Mark(UUID id, Kind kind, Instant at, UUID account, String note) {
    @Override
    public String toString() {
      return "Mark[" + id + "]";
    }
  }

  void add(Area area, UUID dose, Kind kind, UUID account, String note) {
    area.sql(
            """
            insert into quality_mark (area, id, dose, mark, at, account, note)
            values (:area, gen_random_uuid(), :dose, :mark, now(), :account, :note)
            """)
        .param("dose", dose)
        .param("mark", kind.name())
        .param("account", account)
        .param("note", note)
        .update();
  }

  /// The latest first.
  List<Mark> of(Area area, UUID dose) {
    return area.sql(
            """
            select id, mark, at, account, note from quality_mark
             where area = :area and dose = :dose
             order by at desc, id
            """)
        .param("dose", dose)
        .query((row, _) ->
            new Mark(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("mark")),
                row.getTimestamp("at").toInstant(),
                row.getObject("account", UUID.class),
                row.getString("note")))
        .list();
  }

  /// Takes the latest mark of an account on a dose back.
  ///
  /// @return false if there is none
  boolean takeBack(Area area, UUID dose, UUID account) {
    return area.sql(
                """
                delete from quality_mark
                 where area = :area and id = (
                   select id from quality_mark
                    where area = :area and dose = :dose and account = :account
                    order by at desc limit 1)
                """)
            .param("dose", dose)
            .param("account", account)
            .update()
        == 1;
  }
}
