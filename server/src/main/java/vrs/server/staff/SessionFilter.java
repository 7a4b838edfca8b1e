package vrs.server.staff;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import vrs.server.platform.Actor;
import vrs.server.platform.Areas;
import vrs.server.platform.Refusal;

/// Finds the session of a staff request and leaves the actor for the doorkeeper. Whoever practises
/// acts in the practice area, with the same account and roles, and nowhere else. Under `/api/` a
/// session is good for reading only, so no page can make a browser change anything there in
/// somebody's name.
final class SessionFilter extends OncePerRequestFilter {
  private final Areas areas;
  private final Sessions sessions;
  private final Cookies cookies;

  SessionFilter(Areas areas, Sessions sessions, Cookies cookies) {
    this.areas = areas;
    this.sessions = sessions;
    this.cookies = cookies;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean changes = !request.getMethod().equals("GET");
    return path.startsWith("/assets/") || (path.startsWith("/api/") && changes);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      cookies.session(request).ifPresent(token -> find(request, token));
    } catch (Refusal refusal) {
      cookies.clearSession(request, response); // its area was erased; other pages open again
      RefusalPages.send(refusal, request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private void find(HttpServletRequest request, SessionToken token) {
    Sessions.Session session =
        areas
            .read(token.area(), own -> sessions.find(own, token))
            .filter(Sessions.Session::whole)
            .orElse(null);
    if (session == null) {
      return;
    }
    if (session.unseen()) {
      areas.write(
          token.area(),
          own -> {
            sessions.seen(own, token);
            return token;
          });
    }
    var actor =
        new Actor(
            Office.of(token.area()).audience(session.roles()),
            session.practice() ? token.area().practice() : token.area(),
            session.account(),
            session.roles(),
            null);
    request.setAttribute(Actor.ATTRIBUTE, actor);
    request.setAttribute(SignedIn.ATTRIBUTE, new SignedIn(actor, session.displayName()));
  }
}
