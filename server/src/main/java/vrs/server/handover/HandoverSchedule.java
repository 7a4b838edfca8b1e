package vrs.server.handover;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Looks once a minute in the zone `worker` for backups that are due and files that have expired.
@Component
@Profile("worker")
final class HandoverSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(HandoverSchedule.class);
  private static final int EVERY_SECONDS = 60;

  /// So that a slow store of one municipality doesn't hold up the others.
  private static final int THREADS = 3;

  private final SendBackups sendBackups;
  private final DeleteExpired deleteExpired;
  private @Nullable ScheduledExecutorService executor;

  HandoverSchedule(SendBackups sendBackups, DeleteExpired deleteExpired) {
    this.sendBackups = sendBackups;
    this.deleteExpired = deleteExpired;
  }

  @Override
  public void start() {
    executor =
        Executors.newScheduledThreadPool(
            THREADS, Thread.ofPlatform().name("handover-", 0).factory());
    for (int thread = 0; thread < THREADS; thread++) {
      var _ =
          executor.scheduleWithFixedDelay(
              this::round, EVERY_SECONDS + 20 * thread, EVERY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void round() {
    try {
      deleteExpired.delete();
      sendBackups.sendDue();
    } catch (RuntimeException e) {
      LOG.error("a round of backups failed and begins anew: {}", e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    if (executor != null) {
      executor.shutdownNow();
      executor = null;
    }
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }
}
