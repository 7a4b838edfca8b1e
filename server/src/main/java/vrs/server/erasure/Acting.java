package vrs.server.erasure;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;

/// Finds the name of who acts, in the own office's accounts.
@Component
final class Acting {
  private final Areas areas;
  private final Clock clock;

  Acting(Areas areas, Clock clock) {
    this.areas = areas;
    this.clock = clock;
  }

  By of(Actor actor) {
    String name =
        areas.read(
            actor.office(),
            area ->
                area.sql("select display_name from account where area = :area and id = :id")
                    .param("id", actor.account())
                    .query(String.class)
                    .single());
    return new By(actor.office(), actor.account(), name, clock.instant());
  }
}
