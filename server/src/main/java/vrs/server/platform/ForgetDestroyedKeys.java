package vrs.server.platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Drops the unwrapped keys of erased areas from the memory of every process within seconds,
/// whoever has destroyed the wrapping key (C7). They are of no use before: each use looks for the
/// key file.
@Component
final class ForgetDestroyedKeys implements SmartLifecycle {
  private static final int EVERY_SECONDS = 5;
  private final AreaKeys keys;
  private @Nullable ScheduledExecutorService executor;

  ForgetDestroyedKeys(AreaKeys keys) {
    this.keys = keys;
  }

  @Override
  public void start() {
    ScheduledExecutorService running =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("forget-keys").factory());
    var _ =
        running.scheduleWithFixedDelay(
            keys::forgetDestroyed, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    executor = running;
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
