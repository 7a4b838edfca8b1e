package vrs.server.handover;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.Reason;

/// The table of backups that were sent to the municipalities' own places.
@Component
final class BackupRuns {

  void begin(Area area, UUID id, BackupSetting.Place place, String name) {
    area.sql(
            """
            insert into backup_run (area, id, began, place, name, outcome)
            values (:area, :id, now(), :place, :name, 'RUNNING')
            """)
        .param("id", id)
        .param("place", place.name())
        .param("name", name)
        .update();
  }

  void done(Area area, UUID id, byte[] digest, long bytes, long rows) {
    area.sql(
            """
            update backup_run
               set finished = now(), outcome = 'DONE', digest = :digest, bytes = :bytes, rows = :rows
             where area = :area and id = :id
            """)
        .param("id", id)
        .param("digest", digest)
        .param("bytes", bytes)
        .param("rows", rows)
        .update();
  }

  void failed(Area area, UUID id, Reason reason) {
    area.sql(
            """
            update backup_run set finished = now(), outcome = :code where area = :area and id = :id
            """)
        .param("id", id)
        .param("code", reason.code())
        .update();
  }

  /// Those whose process has gone before they ended.
  void interrupted(Area area) {
    area.sql(
            """
            update backup_run set finished = now(), outcome = :code
             where area = :area and outcome = 'RUNNING'
            """)
        .param("code", HandoverReason.STORE_INTERRUPTED.code())
        .update();
  }

  /// The latest first.
  List<BackupRun> latest(Area area) {
    return area.sql(
            """
            select id, began, place, name, outcome, digest, bytes, rows
              from backup_run
             where area = :area
             order by began desc
             limit 50
            """)
        .query((row, _) ->
            new BackupRun(
                row.getObject("id", UUID.class),
                row.getTimestamp("began").toInstant(),
                BackupSetting.Place.valueOf(row.getString("place")),
                row.getString("name"),
                row.getString("outcome"),
                Optional.ofNullable(row.getBytes("digest")).map(HexFormat.of()::formatHex),
                row.getLong("bytes"),
                row.getLong("rows")))
        .list();
  }
}
