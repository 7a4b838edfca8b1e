package vrs.server.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Refusal;

/// Looks at a person's record over several screens. The reason that a protected person needs is
/// asked for once and stands in the log with each look of the next quarter of an hour.
@Component
public final class PersonLooks {
  private static final Duration LASTING = Duration.ofMinutes(15);

  private final LookAtPerson lookAtPerson;
  private final Clock clock;
  private final Map<Key, Given> reasons = new ConcurrentHashMap<>();

  private record Key(UUID account, UUID person) {}

  private record Given(String reason, Instant until) {
    @Override
    public String toString() {
      return "[hidden]";
    }
  }

  PersonLooks(LookAtPerson lookAtPerson, Clock clock) {
    this.lookAtPerson = lookAtPerson;
    this.clock = clock;
  }

  /// @param reason empty: the one given before, if a protected person needs one
  /// @throws Refusal D151, D152
  public LookAtPerson.Look look(Actor actor, UUID person, String reason) {
    var key = new Key(actor.account(), person);
    Instant now = clock.instant();
    reasons.values().removeIf(given -> given.until.isBefore(now));
    Given before = reasons.get(key);
    String because = reason.isBlank() && before != null ? before.reason : reason;
    LookAtPerson.Look look = lookAtPerson.look(actor, person, because);
    if (look.person().withheld() && !reason.isBlank()) {
      reasons.put(key, new Given(reason.strip(), now.plus(LASTING)));
    }
    return look;
  }
}
