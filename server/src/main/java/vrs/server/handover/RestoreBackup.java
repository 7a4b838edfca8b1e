package vrs.server.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Puts a backup back into the empty area of its municipality (C6): all of it or nothing.
///
/// First the whole file is proved. Then the rows go in, sealed with the area's own keys, and are
/// read again and compared with the file before anything is committed. It is done as the owner of
/// the schema: no zone may write what sites and citizens alone write; row-level security holds for
/// the owner too.
public final class RestoreBackup {
  private static final Set<String> ONE_AT_A_TIME = Set.of("restore");
  private static final String OPERATOR = "operator";
  private static final int ROWS_AT_ONCE = 500;

  private final Areas areas;
  private final AreaKeys keys;
  private final Audit audit;

  public RestoreBackup(Areas areas, AreaKeys keys, Audit audit) {
    this.areas = areas;
    this.keys = keys;
    this.audit = audit;
  }

  /// @return what was put back
  /// @throws Refusal H301 to H306
  public BackupManifest restore(AreaCode code, BackupFile file) {
    BackupManifest manifest = file.verify();
    Deed deed =
        Deed.by(OPERATOR, HandoverAction.BACKUP_RESTORE)
            .with("made", manifest.made())
            .with("rows", manifest.rows());
    try {
      CompareBackup.requireArea(manifest, code);
      areas.write(code, ONE_AT_A_TIME, area -> restore(area, file, manifest, deed));
      return manifest;
    } catch (Refusal refusal) {
      audit.look(code, deed.refused(refusal.reason()));
      throw refusal;
    }
  }

  private boolean restore(Area area, BackupFile file, BackupManifest manifest, Deed deed) {
    requireEmpty(area);
    var rows = new BackupRows(area, keys.of(area));
    CompareBackup.requireKnown(rows, manifest);
    var batches = new Batches(rows, manifest);
    file.read(batches::add);
    batches.flush();
    CompareBackup.requireEqual(area, rows, manifest);
    audit.enter(area, deed);
    return true;
  }

  private static void requireEmpty(Area area) {
    for (BackupTable table : BackupTables.IN) {
      if (!CompareBackup.isEmpty(area, table)) {
        throw new Refusal(HandoverReason.AREA_NOT_EMPTY, Map.of("table", table.name()));
      }
    }
  }

  /// Rows of one table on their way in.
  private static final class Batches {
    private final BackupRows rows;
    private final Map<String, List<String>> columns;
    private final List<ObjectNode> waiting = new ArrayList<>();
    private String table = "";

    Batches(BackupRows rows, BackupManifest manifest) {
      this.rows = rows;
      this.columns =
          manifest.tables().stream()
              .collect(Collectors.toMap(BackupManifest.Table::name, BackupManifest.Table::columns));
    }

    void add(String name, byte[] line) {
      if (!name.equals(table) || waiting.size() == ROWS_AT_ONCE) {
        flush();
        table = name;
      }
      waiting.add(BackupRows.row(line));
    }

    void flush() {
      if (!waiting.isEmpty()) {
        rows.add(
            CompareBackup.table(table).orElseThrow(),
            columns.getOrDefault(table, List.of()),
            waiting);
        waiting.clear();
      }
    }
  }
}
