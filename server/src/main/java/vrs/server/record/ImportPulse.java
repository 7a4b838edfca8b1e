package vrs.server.record;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vrs.server.platform.Areas;

/// Tells while a work on an import goes on that it does, and how far it is: a beat each second on a
/// connection of its own, because the work's transaction shows nothing before it ends.
@Component
final class ImportPulse {
  private static final Logger LOG = LoggerFactory.getLogger(ImportPulse.class);
  private final Areas areas;
  private final ImportWorks works;

  ImportPulse(Areas areas, ImportWorks works) {
    this.areas = areas;
    this.works = works;
  }

  void during(ImportWork work, Runnable doing) {
    var done = new CountDownLatch(1);
    Thread.ofVirtual().name("import-pulse").start(() -> beat(work, done));
    try {
      doing.run();
    } finally {
      done.countDown();
    }
  }

  private void beat(ImportWork work, CountDownLatch done) {
    try {
      while (!done.await(1, TimeUnit.SECONDS)) {
        if (!beat(work)) {
          work.progress().lose();
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// @return false if the work is lost; one beat that fails is none
  private boolean beat(ImportWork work) {
    try {
      return areas.write(work.area(), area -> works.beat(area, work));
    } catch (RuntimeException e) {
      LOG.warn("a beat of import {} failed: {}", work.batch(), e.getClass().getName());
      return true;
    }
  }
}
