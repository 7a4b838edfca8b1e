package vrs.server.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.server.platform.Area;

/// The table of what holders are to be told. Whoever changes something that a holder should hear of
/// adds a notice in the same transaction; the person's page shows it until somebody has told.
@Component
public final class Notices {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String COLUMNS =
      "select id, code, details, made, told_at from person_notice";

  /// @param details fill the places of the words; nothing personal
  /// @return the notice's id, by which it can be withdrawn
  public UUID add(Area area, UUID person, NoticeCode code, Map<String, String> details) {
    UUID id = UUID.randomUUID();
    area.sql(
            """
            insert into person_notice (area, id, person, code, details, made)
            values (:area, :id, :person, :code, cast(:details as jsonb), now())
            """)
        .param("id", id)
        .param("person", person)
        .param("code", code.name())
        .param("details", JSON.writeValueAsString(details))
        .update();
    return id;
  }

  /// What it tells of was taken back. Somebody who was told already stays told.
  public void withdraw(Area area, UUID id) {
    area.sql(
            """
            update person_notice
               set withdrawn = now()
             where area = :area and id = :id and told_at is null and withdrawn is null
            """)
        .param("id", id)
        .update();
  }

  /// What the person is still to be told, earliest first.
  List<Notice> open(Area area, UUID person) {
    return area.sql(
            COLUMNS
                + """
                 where area = :area and person = :person and told_at is null and withdrawn is null
                 order by made, id
                """)
        .param("person", person)
        .query((row, _) -> notice(row))
        .list();
  }

  Optional<Notice> byId(Area area, UUID person, UUID id) {
    return area.sql(
            COLUMNS
                + """
                 where area = :area and person = :person and id = :id and withdrawn is null
                """)
        .param("person", person)
        .param("id", id)
        .query((row, _) -> notice(row))
        .optional();
  }

  void told(Area area, UUID id, UUID account) {
    area.sql(
            """
            update person_notice
               set told_at = now(), told_by = :account
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("account", account)
        .update();
  }

  void notTold(Area area, UUID id) {
    area.sql(
            """
            update person_notice
               set told_at = null, told_by = null
             where area = :area and id = :id
            """)
        .param("id", id)
        .update();
  }

  private static Notice notice(ResultSet row) throws SQLException {
    Timestamp told = row.getTimestamp("told_at");
    return new Notice(
        row.getObject("id", UUID.class),
        NoticeCode.valueOf(row.getString("code")),
        JSON.readValue(row.getString("details"), new TypeReference<Map<String, Object>>() {}),
        row.getTimestamp("made").toInstant(),
        Optional.ofNullable(told).map(Timestamp::toInstant));
  }
}
