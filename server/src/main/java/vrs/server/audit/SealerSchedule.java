package vrs.server.audit;

import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Runs the sealer in the zone `worker`: seals ten times a second, signs once a second, and watches
/// on a thread of its own that no entry waits too long (I1).
@Component
@Profile("worker")
final class SealerSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(SealerSchedule.class);
  private static final int SEAL_EVERY_MS = 100;
  private static final int WATCH_EVERY_MS = 1000;
  private static final int SEALS_PER_CHECKPOINT = 10;

  private final Sealer sealer;
  private final SealDelay delay;
  private @Nullable ScheduledExecutorService sealing;
  private @Nullable ScheduledExecutorService watching;
  private int rounds;
  private boolean lateBefore;
  private boolean alarm;

  SealerSchedule(Sealer sealer, SealDelay delay) {
    this.sealer = sealer;
    this.delay = delay;
  }

  @Override
  public void start() {
    sealing = repeat("sealer", this::round, SEAL_EVERY_MS);
    watching = repeat("seal-watch", this::watch, WATCH_EVERY_MS);
  }

  private static ScheduledExecutorService repeat(String name, Runnable work, int everyMs) {
    var executor =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).factory());
    var _ = executor.scheduleWithFixedDelay(work, everyMs, everyMs, TimeUnit.MILLISECONDS);
    return executor;
  }

  private void round() {
    try {
      sealer.seal();
      if (++rounds % SEALS_PER_CHECKPOINT == 0) {
        sealer.checkpoint();
      }
    } catch (SQLException | RuntimeException e) {
      LOG.error("sealing failed and begins anew: {}", e.getClass().getSimpleName());
    }
  }

  /// Two looks in a row, so that one entry on its way is no alarm.
  private void watch() {
    boolean late;
    try {
      late = delay.now().late();
    } catch (RuntimeException e) {
      LOG.error("the seals can't be watched: {}", e.getClass().getSimpleName());
      late = true;
    }
    boolean now = late && lateBefore;
    if (now != alarm) {
      if (now) {
        LOG.error("ALARM audit entries wait for their seal longer than {}", SealDelay.LIMIT);
      } else {
        LOG.info("audit entries are sealed in time again");
      }
    }
    alarm = now;
    lateBefore = late;
  }

  @Override
  public void stop() {
    stop(sealing);
    stop(watching);
    sealing = null;
    watching = null;
    sealer.close();
  }

  private static void stop(@Nullable ScheduledExecutorService executor) {
    if (executor == null) {
      return;
    }
    executor.shutdown();
    try {
      if (!executor.awaitTermination(10, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return sealing != null;
  }
}
