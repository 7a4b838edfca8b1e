package vrs.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vrs.proof.AuditEntry;
import vrs.server.platform.Area;

/// The table of entries and the sealer's queue.
@Component
public final class Entries {
  private final JsonMapper json = JsonMapper.builder().build();

  /// Adds the deeds and queues them for the sealer: two statements, one round trip. The rows travel
  /// as one parameter, so that one deed and five hundred are the same prepared statement.
  void add(Area area, List<Deed> deeds) {
    List<Map<String, Object>> rows = deeds.stream().map(Entries::row).toList();
    area.sql(
            """
            insert into audit_entry
                   (area, id, time, actor, device, action, purpose, subject, outcome, details)
            select :area, id, now(), actor, device, action, purpose, subject, outcome, details
              from jsonb_to_recordset(cast(:rows as jsonb))
                   as deed (id uuid, actor text, device text, action text, purpose text,
                            subject text, outcome text, details jsonb);
            insert into audit_unsealed (area, id)
            select :area, id
              from jsonb_to_recordset(cast(:rows as jsonb)) as deed (id uuid)
            """)
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  private static Map<String, Object> row(Deed deed) {
    var row = new HashMap<String, Object>();
    row.put("id", UUID.randomUUID());
    row.put("actor", deed.actor());
    row.put("action", deed.action().code());
    row.put("outcome", deed.outcome());
    row.put("details", deed.details());
    if (deed.device() != null) {
      row.put("device", deed.device());
    }
    if (deed.purpose() != null) {
      row.put("purpose", deed.purpose());
    }
    if (deed.subject() != null) {
      row.put("subject", deed.subject());
    }
    return row;
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
