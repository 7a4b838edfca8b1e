package vrs.server.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vrs.server.municipality.Masters;
import vrs.server.municipality.Municipality;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Areas;
import vrs.server.platform.Zone;

/// The works on imports of this process, in the background: few at once, so that sites and counters
/// keep their share of processors and connections (H3).
///
/// Plans have threads of the system's and not virtual ones: they compute for a minute on end, and
/// virtual threads, on which requests run, would wait behind them.
@Component
final class ImportQueue implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ImportQueue.class);
  private static final int AT_ONCE = 2;

  /// When this process looks for imports that another has left behind: not before the beat of one
  /// that died together with its predecessor here is known to have stopped.
  private static final int FIRST_SWEEP_SECONDS = 35;

  private static final int SWEEP_SECONDS = 300;

  private final Zone zone;
  private final Areas areas;
  private final Masters masters;
  private final ImportBatches batches;
  private final PlanImport planImport;
  private final Set<AreaCode> waiting = new LinkedHashSet<>();
  private final ExecutorService planning = threads("import-plan");
  private final ExecutorService storing = threads("import-store");
  private final ScheduledExecutorService sweeping =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("import-sweep").daemon().factory());
  private volatile boolean running;

  ImportQueue(
      Zone zone, Areas areas, Masters masters, ImportBatches batches, PlanImport planImport) {
    this.zone = zone;
    this.areas = areas;
    this.masters = masters;
    this.batches = batches;
    this.planImport = planImport;
  }

  private static ExecutorService threads(String name) {
    return Executors.newFixedThreadPool(
        AT_ONCE, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
  }

  /// Has what waits in the area planned, in its turn.
  void plan(AreaCode area) {
    synchronized (waiting) {
      if (!waiting.add(area)) {
        return;
      }
    }
    planning.execute(() -> planAll(area));
  }

  private void planAll(AreaCode area) {
    synchronized (waiting) {
      waiting.remove(area);
    }
    try {
      while (running && planImport.planNext(area)) {}
    } catch (RuntimeException e) {
      LOG.error("planning imports of {} stopped: {}", area, e.getClass().getName());
    }
  }

  /// How many areas have their turn before this one.
  int before(AreaCode area) {
    synchronized (waiting) {
      return Math.max(0, List.copyOf(waiting).indexOf(area));
    }
  }

  /// Has a work done that somebody has asked for at a screen.
  void execute(Runnable work) {
    storing.execute(() -> {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.error("a work on an import stopped: {}", e.getClass().getName());
      }
    });
  }

  /// What a process left behind that is no more is not forgotten, even if nobody opens the page.
  private void sweep() {
    try {
      masters.current().municipalities().stream()
          .map(Municipality::area)
          .distinct()
          .filter(code -> areas.read(code, batches::hasWork))
          .forEach(this::plan);
    } catch (RuntimeException e) {
      LOG.error("imports left behind can't be looked for: {}", e.getClass().getName());
    }
  }

  @Override
  public void start() {
    running = true;
    if (zone == Zone.LGWAN) {
      var _ =
          sweeping.scheduleWithFixedDelay(
              this::sweep, FIRST_SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }
  }

  /// Nobody waits for a plan to end: the next process begins it anew.
  @Override
  public void stop() {
    running = false;
    sweeping.shutdownNow();
    planning.shutdownNow();
    storing.shutdown();
    try {
      if (!storing.awaitTermination(10, TimeUnit.SECONDS)) {
        storing.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
