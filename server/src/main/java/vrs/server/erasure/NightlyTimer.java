package vrs.server.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something once each day at a time of Japan, whatever became of it the day before.
final class NightlyTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NightlyTimer.class);
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final String name;
  private final LocalTime at;
  private final Clock clock;
  private final Runnable work;
  private final ScheduledExecutorService executor;

  /// Begins to wait.
  NightlyTimer(String name, LocalTime at, Clock clock, Runnable work) {
    this.name = name;
    this.at = at;
    this.clock = clock;
    this.work = work;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).factory());
    next();
  }

  private void next() {
    long millis = until(clock.instant(), at).toMillis();
    var _ = executor.schedule(this::round, millis, TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("ALARM {} failed and is tried again tomorrow: {}", name, e.getMessage());
    }
    if (!executor.isShutdown()) {
      next();
    }
  }

  /// How long it is to the next time.
  static Duration until(Instant now, LocalTime at) {
    ZonedDateTime here = now.atZone(JAPAN);
    ZonedDateTime next = here.with(at);
    return Duration.between(here, next.isAfter(here) ? next : next.plusDays(1));
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
