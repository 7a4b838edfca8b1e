package vrs.server.staff;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The display names of accounts, for histories that say who did something. Accounts are never
/// deleted, so a name is found as long as the office exists.
@Component
public final class AccountNames {

  /// @return by account; who has none in this area is absent
  public Map<UUID, String> of(Area area, Collection<UUID> accounts) {
    var names = new HashMap<UUID, String>();
    area.sql(
            """
            select id, display_name
              from account
             where area = :area and id = any(cast(:ids as uuid[]))
            """)
        .param("ids", accounts.toArray(UUID[]::new))
        .query(row -> {
          names.put(row.getObject("id", UUID.class), row.getString("display_name"));
        });
    return names;
  }
}
