package vrs.server.record;

import java.util.concurrent.atomic.AtomicInteger;

/// How far a work on an import is (取込の進み具合), told by the one thread that does it and read by
/// others. It is the way back too: who has lost the work stops at the next line.
final class ImportProgress {
  private final AtomicInteger done = new AtomicInteger();
  private volatile Part part = new Part(ImportStep.CHECKING, System.nanoTime(), 0);
  private volatile boolean lost;

  private record Part(ImportStep step, long began, int total) {}

  /// Thrown to whoever goes on with a work that is somebody else's by now, or nobody's.
  static final class WorkLost extends RuntimeException {
    WorkLost() {
      super(null, null, false, false);
    }
  }

  /// @param total how many lines the step has
  void begin(ImportStep step, long total) {
    done.set(0);
    part = new Part(step, System.nanoTime(), Math.toIntExact(total));
  }

  /// @throws WorkLost if it is
  void advance(int lines) {
    if (lost) {
      throw new WorkLost();
    }
    done.addAndGet(lines);
  }

  void lose() {
    lost = true;
  }

  ImportStep step() {
    return part.step;
  }

  double seconds() {
    return (System.nanoTime() - part.began) / 1e9;
  }

  int done() {
    return done.get();
  }

  int total() {
    return part.total;
  }
}
