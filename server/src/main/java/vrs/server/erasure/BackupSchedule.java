package vrs.server.erasure;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
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
final class BackupSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);

  private final Settings settings;
  private final MakeBaseBackup makeBaseBackup;
  private final Clock clock;
  private @Nullable NightlyTimer timer;

  BackupSchedule(Settings settings, MakeBaseBackup makeBaseBackup, Clock clock) {
    this.settings = settings;
    this.makeBaseBackup = makeBaseBackup;
    this.clock = clock;
  }

  @Override
  public void start() {
    settings
        .keeping()
        .backupAt()
        .ifPresent(at -> timer = new NightlyTimer("base backup", at, clock, this::round));
  }

  private void round() {
    if (settings.databaseSettings() instanceof DatabaseSettings.Bundled bundled) {
      RunningPostgres postgres =
          RunningPostgres.in(bundled.place().folder())
              .orElseThrow(() -> new CannotStart("the bundled PostgreSQL does not answer"));
      BaseBackups.Made made = makeBaseBackup.make(postgres, "worker");
      LOG.info("base backup {} of {} bytes", made.file().getFileName(), made.bytes());
    }
  }

  @Override
  public void stop() {
    NightlyTimer running = timer;
    timer = null;
    if (running != null) {
      running.close();
    }
  }

  @Override
  public boolean isRunning() {
    return timer != null;
  }
}
