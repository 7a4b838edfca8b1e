package vrs.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.proof.AuditEntry;
import vrs.server.platform.Area;
import vrs.server.platform.Rows;

/// The table of entries and the sealer's queue.
@Component
public final class Entries {
  private final JsonMapper json = JsonMapper.builder().build();

  private static final String ADD =
      """
      with line as materialized (select * from %s),
      entered as (
        insert into audit_entry
               (area, id, time, actor, device, action, purpose, subject, outcome, details)
        select :area, id, now(), actor, device, action, purpose, subject, outcome, details
          from line)
      insert into audit_unsealed (area, id) select :area, id from line
      """
          .formatted(Rows.from(EntryColumn.class));

  /// Adds the deeds and queues them for the sealer, with one statement.
  void add(Area area, List<Deed> deeds) {
    var rows = new Rows<>(EntryColumn.class);
    for (Deed deed : deeds) {
      rows.put(EntryColumn.ID, UUID.randomUUID())
          .put(EntryColumn.ACTOR, deed.actor())
          .put(EntryColumn.DEVICE, Optional.ofNullable(deed.device()))
          .put(EntryColumn.ACTION, deed.action().code())
          .put(EntryColumn.PURPOSE, Optional.ofNullable(deed.purpose()))
          .put(EntryColumn.SUBJECT, Optional.ofNullable(deed.subject()))
          .put(EntryColumn.OUTCOME, deed.outcome())
          .put(EntryColumn.DETAILS, json.writeValueAsString(deed.details()))
          .endRow();
    }
    rows.bind(area.sql(ADD)).update();
  }

  private enum EntryColumn implements Rows.Column {
    ID(Rows.Type.UUID),
    ACTOR(Rows.Type.TEXT),
    DEVICE(Rows.Type.TEXT),
    ACTION(Rows.Type.TEXT),
    PURPOSE(Rows.Type.TEXT),
    SUBJECT(Rows.Type.TEXT),
    OUTCOME(Rows.Type.TEXT),
    DETAILS(Rows.Type.JSON);

    private final Rows.Type type;

    EntryColumn(Rows.Type type) {
      this.type = type;
    }

    @Override
    public Rows.Type type() {
      return type;
    }
  }

  /// The entries about one person, earliest first: who looked, and what was done (F13).
  public List<AuditEntry> about(Area area, String subject) {
    return area.sql(
            """
            select id, area, time, actor, device, action, purpose, subject, outcome, details
              from audit_entry
             where area = :area and subject = :subject
             order by time, id
            """)
        .param("subject", subject)
        .query((row, _) -> entry(row))
        .list();
  }

  /// An entry from its row, exactly as it was entered.
  AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getObject("id", UUID.class),
        row.getString("area"),
        row.getTimestamp("time").toInstant(),
        row.getString("actor"),
        row.getString("device"),
        row.getString("action"),
        row.getString("purpose"),
        row.getString("subject"),
        row.getString("outcome"),
        AuditEntry.details(
            json.readValue(row.getString("details"), new TypeReference<Map<String, String>>() {})));
  }
}
