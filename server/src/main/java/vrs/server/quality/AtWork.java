package vrs.server.quality;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.AreaCode;

/// Who is looking at which item now, so that two people who work through one list are not given the
/// same item. A courtesy only: if it is lost, the version of the dose still protects it.
@Component
final class AtWork {
  private static final Duration LASTING = Duration.ofMinutes(5);

  private final Clock clock;
  private final Map<UUID, Look> looks = new ConcurrentHashMap<>();

  private record Look(AreaCode office, UUID account, Instant until) {}

  AtWork(Clock clock) {
    this.clock = clock;
  }

  void looks(Actor actor, UUID item) {
    Instant now = clock.instant();
    looks
        .values()
        .removeIf(look -> look.until.isBefore(now) || look.account.equals(actor.account()));
    looks.put(item, new Look(actor.office(), actor.account(), now.plus(LASTING)));
  }

  /// What others of the office are looking at.
  List<UUID> taken(Actor actor) {
    Instant now = clock.instant();
    return looks.entrySet().stream()
        .filter(look -> look.getValue().office.equals(actor.office()))
        .filter(look -> !look.getValue().account.equals(actor.account()))
        .filter(look -> look.getValue().until.isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }
}
