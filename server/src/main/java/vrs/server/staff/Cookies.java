package vrs.server.staff;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import vrs.server.platform.Zone;

/// The cookies of a zone: not readable by scripts, not sent with requests from other sites, only
/// over TLS where there is TLS, and gone with the browser. The name carries the zone, because
/// cookies do not tell ports apart.
@Component
final class Cookies {
  private final String zone;

  Cookies(Zone zone) {
    this.zone = zone.key();
  }

  Optional<SessionToken> session(HttpServletRequest request) {
    return value(request, "session").flatMap(SessionToken::ofCookie);
  }

  void setSession(HttpServletRequest request, HttpServletResponse response, SessionToken token) {
    set(request, response, "session", token.cookie());
  }

  void clearSession(HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name(request, "session"), "")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/")
            .maxAge(0)
            .build()
            .toString());
  }

  Optional<String> value(HttpServletRequest request, String purpose) {
    String name = name(request, purpose);
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  void set(HttpServletRequest request, HttpServletResponse response, String purpose, String value) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name(request, purpose), value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .path("/")
            .build()
            .toString());
  }

  private String name(HttpServletRequest request, String purpose) {
    return (request.isSecure() ? "__Host-" : "") + "vrs-" + zone + "-" + purpose;
  }
}
