package vrs.server.audit;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vrs.server.platform.Nation;

/// How far the sealer is behind: for health pages and the alarm. Answers in the zones `worker` and
/// `administration`.
@Component
public final class SealDelay {
  /// An entry may wait this long.
  public static final Duration LIMIT = Duration.ofSeconds(2);

  private final Nation nation;

  public SealDelay(Nation nation) {
    this.nation = nation;
  }

  /// @param waiting entries without a seal
  /// @param longest how long the first of them has waited; zero if none waits
  public record State(long waiting, Duration longest) {
    public boolean late() {
      return longest.compareTo(LIMIT) > 0;
    }
  }

  /// The state now.
  public State now() {
    return nation.read(db ->
        db.sql(
                """
                select count(*) as waiting,
                       coalesce(extract(epoch from clock_timestamp() - min(entered)), 0) as longest
                  from audit_unsealed
                """)
            .query((row, _) ->
                new State(
                    row.getLong("waiting"),
                    Duration.ofMillis((long) (1000 * row.getDouble("longest")))))
            .single());
  }
}
