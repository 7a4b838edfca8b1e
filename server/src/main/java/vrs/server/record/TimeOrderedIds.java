package vrs.server.record;

import java.security.SecureRandom;
import java.util.UUID;

/// Makes ids that grow with time (RFC 9562, version 7), so that the rows of one import lie side by
/// side in every index. For one thread.
final class TimeOrderedIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final java.util.SplittableRandom tail = new java.util.SplittableRandom(RANDOM.nextLong());
  private long last;

  UUID next() {
    // 48 bits of milliseconds and 12 bits that count on within one.
    last = Math.max(last + 1, System.currentTimeMillis() << 12);
    long high = (last >>> 12 << 16) | 0x7000L | (last & 0xFFF);
    return new UUID(high, (tail.nextLong() >>> 2) | 0x8000_0000_0000_0000L);
  }
}
