package vrs.server.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vrs.server.platform.BaseBackups;
import vrs.server.platform.DatabaseSettings;
import vrs.server.platform.RunningPostgres;
import vrs.server.platform.Settings;

/// Makes a base backup of the bundled PostgreSQL each night, registers it (I9), and ends
/// generations that have been kept long enough. Nothing is scheduled where the database is the
/// operator's own, or no time is set.
@Component
@Profile("worker")
final class BackupSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(BackupSchedule.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final String PARTY = "worker";

  private final Settings settings;
  private final MakeBaseBackup makeBaseBackup;
  private final Clock clock;
  private @Nullable ScheduledExecutorService executor;

  BackupSchedule(Settings settings, MakeBaseBackup makeBaseBackup, Clock clock) {
    this.settings = settings;
    this.makeBaseBackup = makeBaseBackup;
    this.clock = clock;
  }

  @Override
  public void start() {
    executor =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("backup").factory());
    if (settings.databaseSettings() instanceof DatabaseSettings.Bundled) {
      settings.keeping().backupAt().ifPresent(this::next);
    }
  }

  /// The next night's, whatever became of the last one's.
  private void next(LocalTime at) {
    ScheduledExecutorService running = executor;
    if (running == null) {
      return;
    }
    ZonedDateTime now = clock.instant().atZone(JAPAN);
    ZonedDateTime next = now.with(at);
    if (!next.isAfter(now)) {
      next = next.plusDays(1);
    }
    var _ =
        running.schedule(
            () -> {
              round();
              next(at);
            },
            Duration.between(now, next).toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      BaseBackups.Made made = makeBaseBackup.make(postgres().orElseThrow(), PARTY);
      LOG.info("base backup {} of {} bytes", made.file().getFileName(), made.bytes());
    } catch (RuntimeException e) {
      LOG.error("ALARM the nightly base backup failed: {}", e.getMessage());
    }
  }

  private Optional<RunningPostgres> postgres() {
    return settings.databaseSettings() instanceof DatabaseSettings.Bundled bundled
        ? RunningPostgres.in(bundled.place().folder())
        : Optional.empty();
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = executor;
    executor = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }
}
