package vrs.server.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.platform.AreaCode;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;
import vrs.server.record.DoseRules;

/// Has the rules run again over every area in the zone `worker` once they, or what they rest on,
/// have changed: at the start, since migrations bring new master data, and every ten minutes.
/// Slowly, so that sites and counters do not notice.
@Component
@Profile("worker")
final class RecheckSchedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(RecheckSchedule.class);
  private static final int EVERY_MINUTES = 10;
  private static final int MOST_PERSONS_A_SECOND = 2_000;
  private static final long PAGE_MILLIS = 1000L * RecheckArea.PAGE / MOST_PERSONS_A_SECOND;

  private final Masters masters;
  private final RecheckArea recheckArea;
  private final Set<AreaCode> done = new HashSet<>();
  private String basis = "";
  private volatile boolean running;
  private @Nullable ScheduledExecutorService executor;

  RecheckSchedule(Masters masters, RecheckArea recheckArea) {
    this.masters = masters;
    this.recheckArea = recheckArea;
  }

  @Override
  public void start() {
    running = true;
    ScheduledExecutorService own =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("recheck").factory());
    executor = own;
    var _ = own.scheduleWithFixedDelay(this::tried, 0, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  private void tried() {
    try {
      round();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("running the rules again failed, goes on later: {}", e.getClass().getSimpleName());
    }
  }

  /// Goes through all areas that are not done yet.
  synchronized void round() throws InterruptedException {
    String now = masters.digest() + "/" + DoseRules.EDITION;
    if (!now.equals(basis)) {
      masters.reload();
      done.clear();
      basis = now;
    }
    List<AreaCode> areas =
        masters.current().municipalities().stream()
            .map(Municipality::area)
            .distinct()
            .flatMap(area -> Stream.of(area, area.practice()))
            .toList();
    for (AreaCode area : areas) {
      if (!done.contains(area) && isDone(area)) {
        done.add(area);
      }
    }
  }

  /// One area's fault keeps no other waiting.
  private boolean isDone(AreaCode area) throws InterruptedException {
    try {
      return finishes(area);
    } catch (RuntimeException e) {
      if (e instanceof Refusal refusal && refusal.reason() == PlatformReason.AREA_ERASED) {
        return true; // nothing is left there
      }
      LOG.error(
          "running the rules again failed in area {}, goes on later: {}",
          area,
          e.getClass().getSimpleName());
      return false;
    }
  }

  private boolean finishes(AreaCode area) throws InterruptedException {
    while (running) {
      long begun = System.nanoTime();
      RecheckArea.Progress progress = recheckArea.page(area, basis);
      if (progress != RecheckArea.Progress.MORE) {
        return progress == RecheckArea.Progress.FINISHED;
      }
      Thread.sleep(Math.max(0, PAGE_MILLIS - (System.nanoTime() - begun) / 1_000_000));
    }
    return false;
  }

  @Override
  public void stop() {
    running = false;
    ScheduledExecutorService own = executor;
    executor = null;
    if (own == null) {
      return;
    }
    own.shutdownNow();
    try {
      if (!own.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("running the rules again did not stop in time");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }
}
