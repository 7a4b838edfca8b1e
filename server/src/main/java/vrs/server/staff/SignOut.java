package vrs.server.staff;

import org.springframework.stereotype.Component;
import vrs.server.audit.Audit;
import vrs.server.audit.Deed;
import vrs.server.platform.Areas;

/// A session ends because the person says so.
@Component
final class SignOut {
  private final Areas areas;
  private final Sessions sessions;
  private final Audit audit;

  SignOut(Areas areas, Sessions sessions, Audit audit) {
    this.areas = areas;
    this.sessions = sessions;
    this.audit = audit;
  }

  void end(SessionToken token) {
    areas.write(
        token.area(),
        own -> {
          sessions
              .find(own, token)
              .ifPresent(session ->
                  audit.enter(own, Deed.by(session.account().toString(), StaffAction.SESSION_END)));
          sessions.end(own, token);
          return true;
        });
  }
}
