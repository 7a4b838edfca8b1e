package vrs.server;

import java.io.Console;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiFunction;
import vrs.server.audit.Audit;
import vrs.server.audit.Entries;
import vrs.server.handover.BackupFile;
import vrs.server.handover.BackupManifest;
import vrs.server.handover.BackupPrivateKey;
import vrs.server.handover.CompareBackup;
import vrs.server.handover.RestoreBackup;
import vrs.server.platform.AreaCode;
import vrs.server.platform.AreaKeys;
import vrs.server.platform.Areas;
import vrs.server.platform.CannotStart;
import vrs.server.platform.KeyStore;
import vrs.server.platform.OwnersDatabase;
import vrs.server.platform.Settings;

/// What the operator does with a municipality's backup, with the municipality present and bringing
/// the private key: `./vrs restore`, `./vrs backup compare`, and `./vrs backup verify`, which needs
/// no database.
final class Backups {
  private Backups() {}

  static BackupManifest verify(Path file, Path key) {
    return file(file, key).verify();
  }

  static BackupManifest restore(Settings settings, AreaCode area, Path file, Path key) {
    BackupFile backup = file(file, key);
    return asOwner(
        settings,
        (areas, keys) -> new RestoreBackup(areas, keys, audit(areas)).restore(area, backup));
  }

  static BackupManifest compare(Settings settings, AreaCode area, Path file, Path key) {
    BackupFile backup = file(file, key);
    return asOwner(
        settings,
        (areas, keys) -> new CompareBackup(areas, keys, audit(areas)).compare(area, backup));
  }

  /// What people read of it.
  static String told(BackupManifest manifest) {
    var lines = new StringBuilder("%s, made %s\n".formatted(manifest.area(), manifest.made()));
    for (BackupManifest.Table table : manifest.tables()) {
      lines.append("%-16s %10d rows  %s\n".formatted(table.name(), table.rows(), table.sha256()));
    }
    return lines.toString();
  }

  private static BackupManifest asOwner(
      Settings settings, BiFunction<Areas, AreaKeys, BackupManifest> work) {
    var store = new KeyStore(settings.data().resolve("keys"));
    try (OwnersDatabase database = OwnersDatabase.open(settings.databaseSettings())) {
      var owner = database.owner();
      return work.apply(new Areas(owner), new AreaKeys(store, owner));
    }
  }

  private static Audit audit(Areas areas) {
    return new Audit(areas, new Entries());
  }

  private static BackupFile file(Path file, Path key) {
    return new BackupFile(file, BackupPrivateKey.in(key, Backups::passphrase));
  }

  private static char[] passphrase() {
    Console console = Objects.requireNonNull(System.console());
    if (!console.isTerminal()) {
      throw new CannotStart(
          "The private key is protected by a passphrase, and there is no terminal to type it at.");
    }
    return console.readPassword("Passphrase of the private key: ");
  }
}
