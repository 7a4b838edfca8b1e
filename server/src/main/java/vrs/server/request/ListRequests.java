package vrs.server.request;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;

/// The inbox: what is to be decided, most urgent first. It names nobody, so looking at it is no
/// look at anybody's data.
@Component
public final class ListRequests {
  static final int MOST = 300;
  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private final Areas areas;
  private final Requests requests;
  private final Clock clock;

  ListRequests(Areas areas, Requests requests, Clock clock) {
    this.areas = areas;
    this.requests = requests;
    this.clock = clock;
  }

  /// @param today the day in Japan, from which days are counted
  /// @param more whether there are more than [#MOST]
  public record Inbox(List<PersonRequest> requests, LocalDate today, boolean more) {
    public Inbox {
      requests = List.copyOf(requests);
    }

    /// How many should have been decided before today.
    public long overdue() {
      return requests.stream().filter(each -> each.isOpen() && each.daysLeft(today) < 0).count();
    }
  }

  /// @param kind none: every kind
  /// @param state none: whatever is not done
  public Inbox list(Actor actor, Optional<RequestKind> kind, Optional<RequestState> state) {
    List<PersonRequest> found =
        areas.read(actor.office(), area -> requests.inbox(area, kind, state, MOST + 1));
    return new Inbox(
        found.stream().limit(MOST).toList(),
        LocalDate.ofInstant(clock.instant(), JAPAN),
        found.size() > MOST);
  }
}
