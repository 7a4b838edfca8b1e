package vrs.server.handover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;

/// Makes a backup (C6): everything of an area's register as it is at one moment, opened from the
/// area's own keys and encrypted to the municipality's.
@Component
final class MakeBackup {
  private final Areas areas;
  private final AreaKeys keys;

  MakeBackup(Areas areas, AreaKeys keys) {
    this.areas = areas;
    this.keys = keys;
  }

  /// @param file is written and closed
  BackupManifest make(AreaCode code, BackupKey key, WrittenFile file) {
    keys.of(code); // made now, if there are none: a snapshot would not see them
    return areas.snapshot(code, area -> write(area, key, file));
  }

  private BackupManifest write(Area area, BackupKey key, WrittenFile file) {
    var rows = new BackupRows(area, keys.of(area));
    try (var sealed = file.write()) {
      BackupEnvelope envelope = BackupEnvelope.seal(sealed, key);
      return write(area, rows, envelope);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BackupManifest write(Area area, BackupRows rows, BackupEnvelope envelope)
      throws IOException {
    try (var out = new BackupWriter(envelope.content())) {
      for (BackupTable table : BackupTables.IN) {
        List<String> columns = rows.columns(table);
        out.table(table.name(), columns, line -> rows.each(table, columns, line));
      }
      return out.end(area, schema(area), envelope.beginning());
    }
  }

  static String schema(Area area) {
    return area.sql(
            """
            select version from flyway_schema_history
             where success and version is not null
             order by installed_rank desc
             limit 1
            """)
        .query(String.class)
        .single();
  }
}
