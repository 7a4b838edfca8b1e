package vrs.server.handover;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Nation;

/// Deletes the content of files seven days after they were made. That they were made stays, and of
/// the received ones which rows they told.
@Component
@Profile("worker")
final class DeleteExpired {
  private final Nation nation;
  private final Areas areas;

  DeleteExpired(Nation nation, Areas areas) {
    this.nation = nation;
    this.areas = areas;
  }

  void delete() {
    nation
        .read(db ->
            db.sql("select municipality from handover_expired order by municipality")
                .query(String.class)
                .list())
        .forEach(code -> areas.write(new AreaCode(code), DeleteExpired::delete));
  }

  private static int delete(Area area) {
    area.sql(
            """
            delete from handover_piece p
             where p.area = :area
               and exists (
                     select from handover h
                      where h.area = :area and h.id = p.handover
                        and h.expires < now() and h.deleted is null
                        and (p.kind <> 'DELIVERED' or h.confirmed is null))
            """)
        .update();
    return area.sql(
            """
            update handover set deleted = now()
             where area = :area and expires < now() and deleted is null
            """)
        .update();
  }
}
