package vrs.server.handover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Area;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Compares an area with a backup, table by table: how many rows, and the sum over what they say.
/// What lies sealed is compared by what it says, not by how it was sealed.
public final class CompareBackup {
  private static final String OPERATOR = "operator";
  private final Areas areas;
  private final AreaKeys keys;
  private final Audit audit;

  public CompareBackup(Areas areas, AreaKeys keys, Audit audit) {
    this.areas = areas;
    this.keys = keys;
    this.audit = audit;
  }

  /// @return what both have
  /// @throws Refusal H302 to H306
  public BackupManifest compare(AreaCode code, BackupFile file) {
    BackupManifest manifest = file.verify();
    keys.of(code); // made now, if there are none: a snapshot would not see them
    Deed deed = Deed.by(OPERATOR, HandoverAction.BACKUP_COMPARE).with("made", manifest.made());
    try {
      requireArea(manifest, code);
      areas.snapshot(
          code,
          area -> {
            var rows = new BackupRows(area, keys.of(area));
            requireKnown(rows, manifest);
            return requireEqual(area, rows, manifest);
          });
      audit.look(code, deed);
      return manifest;
    } catch (Refusal refusal) {
      audit.look(code, deed.refused(refusal.reason()));
      throw refusal;
    }
  }

  static void requireArea(BackupManifest manifest, AreaCode code) {
    if (!manifest.area().equals(code)) {
      throw new Refusal(HandoverReason.BACKUP_OF_ANOTHER, Map.of("found", manifest.area()));
    }
  }

  /// @throws Refusal H305 if the backup has what this version knows nothing of
  static void requireKnown(BackupRows rows, BackupManifest manifest) {
    for (BackupManifest.Table told : manifest.tables()) {
      Optional<BackupTable> table = table(told.name());
      List<String> columns = table.map(rows::columns).orElse(List.of());
      if (table.isEmpty() || !columns.containsAll(told.columns())) {
        throw new Refusal(
            HandoverReason.BACKUP_OF_ANOTHER_VERSION,
            Map.of("what", told.name(), "version", manifest.schema()));
      }
    }
  }

  /// @throws Refusal H306 naming the first table that differs
  static boolean requireEqual(Area area, BackupRows rows, BackupManifest manifest) {
    for (BackupTable table : BackupTables.IN) {
      Optional<BackupManifest.Table> told =
          manifest.tables().stream().filter(each -> each.name().equals(table.name())).findFirst();
      boolean equal =
          told.isPresent() ? sum(rows, table, told.get()).equals(told.get()) : isEmpty(area, table);
      if (!equal) {
        throw new Refusal(HandoverReason.BACKUP_DIFFERS, Map.of("table", table.name()));
      }
    }
    return true;
  }

  private static BackupManifest.Table sum(
      BackupRows rows, BackupTable table, BackupManifest.Table told) {
    var digest = new TableDigest();
    rows.each(table, told.columns(), digest::add);
    return digest.of(told.name(), told.columns());
  }

  static Optional<BackupTable> table(String name) {
    return BackupTables.IN.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  static boolean isEmpty(Area area, BackupTable table) {
    return !area.sql("select exists (select from %s where area = :area)".formatted(table.name()))
        .query(Boolean.class)
        .single();
  }
}
