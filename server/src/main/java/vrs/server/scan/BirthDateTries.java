package vrs.server.scan;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vrs.server.platform.Refusal;
import vrs.server.record.TicketNumber;

/// Limits how often a device may guess a birth date for another municipality's ticket (C4): three
/// wrong ones an hour for each ticket, twenty an hour for each device.
@Component
final class BirthDateTries {
  private static final int REMEMBERED = 20_000;
  private static final int OF_A_TICKET = 3;
  private static final int OF_A_DEVICE = 20;
  private final Map<Object, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  /// Refuses when a further guess is not allowed.
  void check(UUID device, TicketNumber ticket) {
    if (bucket(ticket, OF_A_TICKET).getAvailableTokens() == 0
        || bucket(device, OF_A_DEVICE).getAvailableTokens() == 0) {
      throw new Refusal(ScanReason.TOO_MANY_BIRTH_DATES);
    }
  }

  /// Counts a wrong guess.
  void wrong(UUID device, TicketNumber ticket) {
    bucket(ticket, OF_A_TICKET).tryConsume(1);
    bucket(device, OF_A_DEVICE).tryConsume(1);
  }

  private Bucket bucket(Object key, int tries) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          key,
          _ ->
              Bucket.builder()
                  .addLimit(
                      limit -> limit.capacity(tries).refillIntervally(tries, Duration.ofHours(1)))
                  .build());
    }
  }
}
