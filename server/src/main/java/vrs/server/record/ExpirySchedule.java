package vrs.server.record;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Has imports expire once an hour, in the zone `worker`. Any number of processes may do so: what
/// one has deleted, the other does not find.
@Component
@Profile("worker")
final class ExpirySchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ExpirySchedule.class);
  private static final int FIRST_AFTER_MINUTES = 1;
  private static final int EVERY_MINUTES = 60;

  private final ExpireImports expireImports;
  private @Nullable ScheduledExecutorService executor;

  ExpirySchedule(ExpireImports expireImports) {
    this.expireImports = expireImports;
  }

  @Override
  public void start() {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("import-expiry").daemon().factory());
    var _ =
        executor.scheduleWithFixedDelay(
            this::expire, FIRST_AFTER_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  private void expire() {
    try {
      expireImports.expire();
    } catch (RuntimeException e) {
      LOG.error("imports did not expire and will in an hour: {}", e.getClass().getName());
    }
  }

  @Override
  public void stop() {
    if (executor != null) {
      executor.shutdownNow();
    }
    executor = null;
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }
}
