package vrs.journeys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Clients that send one request each at a time, all at once.
final class Clients {
  static final int COUNT = 32;

  private Clients() {}

  /// What came of a run.
  ///
  /// @param nanos of each request, sorted
  record Run(double seconds, long[] nanos) {
    double perSecond() {
      return nanos.length / seconds;
    }

    /// Within how many milliseconds so many of a hundred were answered.
    double millis(int ofHundred) {
      return nanos[(int) (nanos.length * ofHundred / 100.0)] / 1e6;
    }

    String told(String what) {
      return String.format(
          Locale.ROOT,
          "%s: %d in %.1f s, %.0f a second; median %.1f ms, 99 of 100 within %.1f ms",
          what,
          nanos.length,
          seconds,
          perSecond(),
          millis(50),
          millis(99));
    }
  }

  /// Does each piece of work once, on as many clients as there are.
  static Run run(int count, IntConsumer work) {
    return run(COUNT, count, work);
  }

  /// As [#run(int, IntConsumer)], on so many clients.
  static Run run(int clientCount, int count, IntConsumer work) {
    var next = new AtomicInteger();
    var nanos = new long[count];
    long began = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(clientCount, Thread.ofVirtual().factory())) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < clientCount; i++) {
        clients.add(
            threads.submit(() -> {
              for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                long start = System.nanoTime();
                work.accept(n);
                nanos[n] = System.nanoTime() - start;
              }
            }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StepFailed failed ? failed : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StepFailed("Interrupted.", e);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    Arrays.sort(nanos);
    return new Run(seconds, nanos);
  }
}
