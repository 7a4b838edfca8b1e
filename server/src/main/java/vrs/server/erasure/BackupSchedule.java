package vrs.server.erasure;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vrs.server.platform.BaseBackups;
import vrs.server.platform.CannotStart;
import vrs.server.platform.DatabaseSettings;
import vrs.server.platform.RunningPostgres;
import vrs.server.platform.Settings;

/// Makes a base backup of the bundled PostgreSQL each night, where the settings name a time. The
/// backups of an operator's own database are the operator's.
@Component
@Profile("worker")
final class BackupSchedule extends NightlyWork {
  private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);

  private final Settings settings;
  private final MakeBaseBackup makeBaseBackup;

  BackupSchedule(Settings settings, MakeBaseBackup makeBaseBackup, Clock clock) {
    super("base backup", settings.keeping().backupAt(), clock);
    this.settings = settings;
    this.makeBaseBackup = makeBaseBackup;
  }

  @Override
  void round() {
    if (settings.databaseSettings() instanceof DatabaseSettings.Bundled bundled) {
      RunningPostgres postgres =
          RunningPostgres.in(bundled.place().folder())
              .orElseThrow(() -> new CannotStart("the bundled PostgreSQL does not answer"));
      BaseBackups.Made made = makeBaseBackup.make(postgres, "worker");
      LOG.info("base backup {} of {} bytes", made.file().getFileName(), made.bytes());
    }
  }
}
