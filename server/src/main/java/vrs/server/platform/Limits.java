package vrs.server.platform;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Limits how often something may be tried, by a key such as account or address.
///
/// A bucket of attempts that refills steadily: guessing is slowed to nothing, and nobody is locked
/// out for good. A success gives its attempt back. Buckets are of this process and in memory; the
/// longest unused is forgotten first when there are very many.
public final class Limits {
  private static final int MOST_KEYS = 100_000;
  private final Reason reason;
  private final int attempts;
  private final Duration refill;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /// @param reason of the refusal when no attempt is left
  /// @param attempts how many at once
  /// @param refill how long until one more is allowed
  public Limits(Reason reason, int attempts, Duration refill) {
    this.reason = reason;
    this.attempts = attempts;
    this.refill = refill;
  }

  /// Takes one attempt.
  ///
  /// @throws Refusal with the seconds to wait, if there is none left
  public void take(String key) {
    var probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw refusal(probe.getNanosToWaitForRefill());
    }
  }

  /// Gives one attempt back: it was a success.
  public void giveBack(String key) {
    bucket(key).addTokens(1);
  }

  /// As [#take], but takes none: for what many may do at once, where only failures are counted.
  public void require(String key) {
    var probe = bucket(key).estimateAbilityToConsume(1);
    if (!probe.canBeConsumed()) {
      throw refusal(probe.getNanosToWaitForRefill());
    }
  }

  /// Counts a failure of what [#require] let through.
  public void count(String key) {
    bucket(key).tryConsume(1);
  }

  private Refusal refusal(long nanosToWait) {
    return new Refusal(
        reason, Map.of("seconds", Math.max(1, Duration.ofNanos(nanosToWait).toSeconds())));
  }

  private synchronized Bucket bucket(String key) {
    return buckets.computeIfAbsent(
        key,
        _ ->
            Bucket.builder()
                .addLimit(Bandwidth.builder().capacity(attempts).refillGreedy(1, refill).build())
                .build());
  }
}
