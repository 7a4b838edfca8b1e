package vrs.server.staff;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import vrs.server.platform.Refusal;

/// Limits how often something may be tried, by a key such as account or address.
///
/// A bucket of attempts that refills steadily: guessing is slowed to nothing, and nobody is locked
/// out for good. A success gives its attempt back. Buckets are of this process and in memory; the
/// longest unused is forgotten first when there are very many.
public final class Limits {
  private static final int MOST_KEYS = 100_000;
  private final int attempts;
  private final Duration refill;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /// @param attempts how many at once
  /// @param refill how long until one more is allowed
  public Limits(int attempts, Duration refill) {
    this.attempts = attempts;
    this.refill = refill;
  }

  /// Takes one attempt.
  ///
  /// @throws Refusal A103 with the seconds to wait, if there is none left
  public void take(String key) {
    var probe = bucket(key).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
      throw new Refusal(StaffReason.TOO_MANY_ATTEMPTS, Map.of("seconds", seconds));
    }
  }

  /// Gives one attempt back: it was a success.
  public void giveBack(String key) {
    bucket(key).addTokens(1);
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
