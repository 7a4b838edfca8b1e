package vrs.server.platform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Lets requests that wait for the same key share one commit.
///
/// The first request of a key runs at once. Those that arrive while it runs queue up and are run
/// together when it is done, by the thread of the first of them. Nobody's answer leaves before the
/// commit that holds it. If a group fails, each of its members runs alone, so one bad request
/// spoils nobody else's.
///
/// @param <K> what shares a commit: the area
/// @param <I> a request
/// @param <O> its answer
public final class GroupCommit<K, I, O> {
  private final int largest;
  private final BiFunction<K, List<I>, List<O>> work;
  private final ConcurrentHashMap<K, Deque<Waiting<I, O>>> lanes = new ConcurrentHashMap<>();

  /// @param largest most requests in one commit
  /// @param work runs the requests in one transaction and returns an answer for each, in order; a
  ///   single request is a list of one
  public GroupCommit(int largest, BiFunction<K, List<I>, List<O>> work) {
    this.largest = largest;
    this.work = work;
  }

  /// Waits for the answer.
  ///
  /// @throws RuntimeException what the work threw for this request alone
  public O submit(K key, I request) {
    var own = new Waiting<I, O>(request);
    if (enter(key, own) || own.turn.join()) {
      lead(key);
    }
    return own.result();
  }

  /// How many requests of the key wait for the next commit.
  int waiting(K key) {
    var waiting = new int[1];
    lanes.computeIfPresent(
        key,
        (_, queue) -> {
          waiting[0] = queue.size();
          return queue;
        });
    return waiting[0];
  }

  /// Queues the request; true if nobody runs this key, so that this thread has to.
  private boolean enter(K key, Waiting<I, O> own) {
    boolean[] first = {false};
    lanes.compute(
        key,
        (_, queue) -> {
          first[0] = queue == null;
          Deque<Waiting<I, O>> lane = queue == null ? new ArrayDeque<>() : queue;
          lane.add(own);
          return lane;
        });
    return first[0];
  }

  /// Runs the head of the queue, this thread's own request first, then hands the lead on.
  private void lead(K key) {
    var group = new ArrayList<Waiting<I, O>>();
    lanes.computeIfPresent(
        key,
        (_, queue) -> {
          while (group.size() < largest && !queue.isEmpty()) {
            group.add(queue.remove());
          }
          return queue;
        });
    try {
      run(key, group);
    } finally {
      lanes.computeIfPresent(
          key,
          (_, queue) -> {
            if (queue.isEmpty()) {
              return null;
            }
            queue.element().turn.complete(true);
            return queue;
          });
      group.forEach(one -> one.turn.complete(false));
    }
  }

  private void run(K key, List<Waiting<I, O>> group) {
    try {
      List<O> answers = work.apply(key, group.stream().map(one -> one.request).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer = answers.get(i);
      }
    } catch (RuntimeException e) {
      if (group.size() == 1) {
        group.getFirst().failure = e;
      } else {
        group.forEach(one -> run(key, List.of(one)));
      }
    }
  }

  /// A request in the queue. Answer and failure are written before the turn completes.
  private static final class Waiting<I, O> {
    final I request;

    /// True: run the queue. False: the answer is here.
    final CompletableFuture<Boolean> turn = new CompletableFuture<>();

    @Nullable O answer;
    @Nullable RuntimeException failure;

    Waiting(I request) {
      this.request = request;
    }

    O result() {
      if (failure != null) {
        throw failure;
      }
      return Objects.requireNonNull(answer, "the work gave no answer");
    }
  }
}
