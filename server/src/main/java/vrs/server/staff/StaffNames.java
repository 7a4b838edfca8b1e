package vrs.server.staff;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// The names that stand beside what was done: of accounts and of people and devices of sites. Those
/// of another municipality's site are not known here.
@Component
public final class StaffNames {

  /// By id; who is not of this office is absent.
  public Map<UUID, String> of(Area area, Collection<UUID> ids) {
    var names = new HashMap<UUID, String>();
    area.sql(
            """
            select id, display_name as name
              from account where area = :area and id = any(cast(:ids as uuid[]))
            union all
            select id, display_name
              from site_person where area = :area and id = any(cast(:ids as uuid[]))
            union all
            select id, label from device where area = :area and id = any(cast(:ids as uuid[]))
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query(row -> {
          names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
    return Map.copyOf(names);
  }
}
