package vrs.server.record;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
    String because = reason.isBlank() ? given(actor, person).orElse("") : reason;
    LookAtPerson.Look look = lookAtPerson.look(actor, person, because);
    if (look.person().withheld() && !reason.isBlank()) {
      var given = new Given(reason.strip(), clock.instant().plus(LASTING));
      reasons.put(new Key(actor.account(), person), given);
    }
    return look;
  }

  /// The reason that was given lately, for a part of the record that is shown by itself.
  public Optional<String> given(Actor actor, UUID person) {
    Instant now = clock.instant();
    reasons.values().removeIf(given -> given.until.isBefore(now));
    return Optional.ofNullable(reasons.get(new Key(actor.account(), person)))
        .map(given -> given.reason);
  }
}
