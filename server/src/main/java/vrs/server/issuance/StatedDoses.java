package vrs.server.issuance;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.record.DoseStated;

/// Which certificates state a dose.
@Component
final class StatedDoses implements DoseStated {

  @Override
  public List<Certificate> certificates(Area area, UUID dose) {
    return area.sql(
            """
            select i.certificate_id, i.issued, i.revoked
              from (select issue from issue_dose where area = :area and dose = :dose) as link
             cross join lateral (
                    select certificate_id, issued, revoked
                      from issue where area = :area and id = link.issue limit 1) i
             order by i.issued, i.certificate_id
            """)
        .param("dose", dose)
        .query((row, _) ->
            new Certificate(
                row.getString("certificate_id"),
                row.getTimestamp("issued").toInstant(),
                Optional.ofNullable(row.getTimestamp("revoked")).map(Timestamp::toInstant)))
        .list();
  }
}
