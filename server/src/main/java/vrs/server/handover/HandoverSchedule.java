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
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("handover").factory());
    var _ = executor.scheduleWithFixedDelay(this::round, 60, 60, TimeUnit.SECONDS);
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
