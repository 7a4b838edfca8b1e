package vrs.server.issuance;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;

/// Which certificates that hold state some doses: a correction of these would revoke them.
@Component
public final class HoldingCertificates {

  /// Their numbers.
  public List<String> stating(Area area, Collection<UUID> doses) {
    return area.sql(
            """
            select distinct i.certificate_id
              from (select unnest(cast(:doses as uuid[])) as id) as one
             cross join lateral (
                    select issue from issue_dose
                     where area = :area and dose = one.id offset 0) link
             cross join lateral (
                    select certificate_id from issue
                     where area = :area and id = link.issue and revoked is null limit 1) i
             order by i.certificate_id
            """)
        .param("doses", doses.toArray(UUID[]::new))
        .query(String.class)
        .list();
  }
}
