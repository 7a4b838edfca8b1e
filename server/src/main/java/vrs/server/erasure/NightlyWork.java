package vrs.server.erasure;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// What the worker does once each night, as long as it runs.
abstract class NightlyWork implements SmartLifecycle {
  private final String name;
  private final Optional<LocalTime> at;
  private final Clock clock;
  private @Nullable NightlyTimer timer;

  /// @param at in Japan; none: never
  NightlyWork(String name, Optional<LocalTime> at, Clock clock) {
    this.name = name;
    this.at = at;
    this.clock = clock;
  }

  abstract void round();

  @Override
  public final void start() {
    timer = at.map(time -> new NightlyTimer(name, time, clock, this::round)).orElse(null);
  }

  @Override
  public final void stop() {
    NightlyTimer running = timer;
    timer = null;
    if (running != null) {
      running.close();
    }
  }

  @Override
  public final boolean isRunning() {
    return timer != null;
  }
}
