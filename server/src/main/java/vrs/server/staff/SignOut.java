package vrs.server.staff;

import org.springframework.stereotype.Component;
import vrs.server.platform.Areas;

/// A session ends because the person says so.
@Component
final class SignOut {
  private final Areas areas;
  private final Sessions sessions;

  SignOut(Areas areas, Sessions sessions) {
    this.areas = areas;
    this.sessions = sessions;
  }

  void end(SessionToken token) {
    areas.write(
        token.area(),
        own -> {
          sessions.end(own, token);
          return true;
        });
  }
}
