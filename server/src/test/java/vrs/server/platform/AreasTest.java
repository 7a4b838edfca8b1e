package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Locks of things that may not exist yet: two processes that register on one ticket see each
/// other.
final class AreasTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final AreaCode CHIYODA = new AreaCode("131016");
  private static final AreaCode YOKOHAMA = new AreaCode("141003");
  private final Areas areas = new Areas(database.of(Zone.INTERNET));
  private final Queue<String> order = new ConcurrentLinkedQueue<>();

  @Test
  void who_asks_for_a_lock_that_is_held_waits_until_the_other_is_done() throws Exception {
    var held = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(() ->
                areas.write(
                    CHIYODA,
                    Set.of("0000000017"),
                    _ -> {
                      held.countDown();
                      awaitSomebodyWaiting();
                      return order.add("first");
                    }));
    held.await();

    areas.write(CHIYODA, Set.of("0000000017", "0000000025"), _ -> order.add("second"));

    first.join();
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void other_names_and_other_areas_do_not_wait() {
    areas.write(
        CHIYODA,
        Set.of("0000000017"),
        _ -> {
          var other =
              Thread.ofVirtual()
                  .start(() -> {
                    areas.write(CHIYODA, Set.of("0000000025"), _ -> order.add("other name"));
                    areas.write(YOKOHAMA, Set.of("0000000017"), _ -> order.add("other area"));
                  });
          try {
            other.join();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return order.add("held");
        });

    assertThat(order).containsExactly("other name", "other area", "held");
  }

  @Test
  void who_wants_alone_what_others_hold_together_waits_for_them() throws Exception {
    var together = new Locks(Set.of(), Optional.of("doses"));
    var held = new CountDownLatch(1);
    Thread first =
        Thread.ofVirtual()
            .start(() ->
                areas.write(
                    CHIYODA,
                    together,
                    _ -> {
                      held.countDown();
                      awaitSomebodyWaiting();
                      return order.add("first");
                    }));
    held.await();
    areas.write(CHIYODA, together, _ -> order.add("beside"));

    areas.write(
        CHIYODA,
        area -> {
          area.lock(Set.of("doses"));
          return order.add("alone");
        });

    first.join();
    assertThat(order).containsExactly("beside", "first", "alone");
  }

  @Test
  void of_two_who_wait_for_each_other_one_is_run_again() throws Exception {
    var both = new CyclicBarrier(2);
    try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> one = desks.submit(() -> crossing(both, "a", "b"));
      Future<Boolean> other = desks.submit(() -> crossing(both, "b", "a"));
      assertThat(one.get()).isTrue();
      assertThat(other.get()).isTrue();
    }
    assertThat(order).containsExactlyInAnyOrder("a", "b");
  }

  /// Takes a lock, waits until the other has taken the second one, and asks for that.
  private boolean crossing(CyclicBarrier both, String first, String second) {
    var tries = new AtomicInteger();
    return areas.write(
        CHIYODA,
        Set.of(first),
        area -> {
          if (tries.incrementAndGet() == 1) {
            await(both);
          }
          area.lock(Set.of(second));
          return order.add(first);
        });
  }

  private static void await(CyclicBarrier both) {
    try {
      both.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitSomebodyWaiting() {
    JdbcClient looking = JdbcClient.create(database.superuser());
    Instant deadline = Instant.now().plusSeconds(5);
    while (Instant.now().isBefore(deadline)
        && looking
                .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                .query(Integer.class)
                .single()
            == 0) {
      Thread.onSpinWait();
    }
  }
}
