package vrs.server.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vrs.server.platform.Actor;
import vrs.server.platform.Audience;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Zone;

/// Leads who opens a staff page without a session to sign-in, instead of refusing.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ToSignIn implements HandlerInterceptor, WebMvcConfigurer {
  private final Zone zone;

  ToSignIn(Zone zone) {
    this.zone = zone;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    if (zone == Zone.LGWAN || zone == Zone.ADMINISTRATION) {
      registry.addInterceptor(this).order(Ordered.HIGHEST_PRECEDENCE);
    }
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof HandlerMethod method
        && request.getMethod().equals("GET")
        && !request.getRequestURI().startsWith("/api/")
        && request.getAttribute(Actor.ATTRIBUTE) == null
        && isForSomebody(method)) {
      response.sendRedirect("/sign-in");
      return false;
    }
    return true;
  }

  private static boolean isForSomebody(HandlerMethod method) {
    OpenTo door = method.getMethodAnnotation(OpenTo.class);
    return door != null && !Arrays.asList(door.audience()).contains(Audience.ANYONE);
  }
}
