package vrs.server.staff;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.PlatformReason;
import vrs.server.platform.Refusal;

/// A signed-in person begins to practise (研修), or goes back. The session stays the real office's;
/// from the next request on it acts in the other area. The real office's log has both.
@Component
public final class SwitchPractice {
  private final Areas areas;
  private final Sessions sessions;
  private final Cookies cookies;
  private final Audit audit;

  SwitchPractice(Areas areas, Sessions sessions, Cookies cookies, Audit audit) {
    this.areas = areas;
    this.sessions = sessions;
    this.cookies = cookies;
    this.audit = audit;
  }

  /// @return the person as the practice area knows them
  public Actor begin(HttpServletRequest request, Actor actor) {
    change(request, actor, true);
    return new Actor(
        actor.audience(), actor.office().practice(), actor.account(), actor.roles(), null);
  }

  public void end(HttpServletRequest request, Actor actor) {
    change(request, actor, false);
  }

  private void change(HttpServletRequest request, Actor actor, boolean practice) {
    SessionToken token =
        cookies.session(request).orElseThrow(() -> new Refusal(PlatformReason.SIGN_IN_FIRST));
    areas.write(
        token.area(),
        own -> {
          sessions.practise(own, token, practice);
          audit.enter(
              own,
              Deed.of(actor, practice ? StaffAction.PRACTICE_BEGIN : StaffAction.PRACTICE_END));
          return practice;
        });
  }
}
