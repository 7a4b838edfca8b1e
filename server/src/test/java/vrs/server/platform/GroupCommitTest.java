package vrs.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {
  private final List<Integer> groupSizes = Collections.synchronizedList(new ArrayList<>());

  @Test
  void requests_that_arrive_during_a_commit_share_the_next_one() throws Exception {
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var commits =
        new GroupCommit<String, Integer, Integer>(
            100,
            (_, requests) -> {
              groupSizes.add(requests.size());
              started.countDown();
              await(finish);
              return requests.stream().map(n -> n * 2).toList();
            });

    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = clients.submit(() -> commits.submit("a", 0));
      await(started);
      List<Future<Integer>> others =
          IntStream.rangeClosed(1, 20)
              .mapToObj(n -> clients.submit(() -> commits.submit("a", n)))
              .toList();
      while (commits.waiting("a") < 20) {
        Thread.onSpinWait();
      }
      finish.countDown();

      assertThat(first.get()).isZero();
      for (int n = 1; n <= 20; n++) {
        assertThat(others.get(n - 1).get()).isEqualTo(2 * n);
      }
    }
    assertThat(groupSizes).containsExactly(1, 20);
    assertThat(commits.waiting("a")).isZero();
  }

  @Test
  void one_bad_request_spoils_nobody_elses() throws Exception {
    var started = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var commits =
        new GroupCommit<String, Integer, Integer>(
            100,
            (_, requests) -> {
              started.countDown();
              await(finish);
              if (requests.contains(7)) {
                throw new IllegalArgumentException("seven");
              }
              return requests;
            });

    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> first = clients.submit(() -> commits.submit("a", 0));
      await(started);
      List<Future<Integer>> others =
          IntStream.rangeClosed(1, 10)
              .mapToObj(n -> clients.submit(() -> commits.submit("a", n)))
              .toList();
      while (commits.waiting("a") < 10) {
        Thread.onSpinWait();
      }
      finish.countDown();

      assertThat(first.get()).isZero();
      for (int n = 1; n <= 10; n++) {
        Future<Integer> answer = others.get(n - 1);
        if (n == 7) {
          assertThatExceptionOfType(ExecutionException.class)
              .isThrownBy(answer::get)
              .withCauseInstanceOf(IllegalArgumentException.class);
        } else {
          assertThat(answer.get()).isEqualTo(n);
        }
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
