package vrs.server.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/// Compares each request's [Actor] with the door's [OpenTo], and hands the actor to the handler.
///
/// Who the actor is, the room `staff` finds out before and leaves under [Actor#ATTRIBUTE].
@Component
public final class Doorkeeper implements HandlerInterceptor, HandlerMethodArgumentResolver {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method) {
      OpenTo door = method.getMethodAnnotation(OpenTo.class);
      if (door != null) {
        check(door, (Actor) request.getAttribute(Actor.ATTRIBUTE));
      }
    }
    return true;
  }

  private static void check(OpenTo door, @Nullable Actor actor) {
    List<Audience> audience = Arrays.asList(door.audience());
    if (audience.contains(Audience.ANYONE)) {
      return;
    }
    if (actor == null) {
      throw new Refusal(PlatformReason.SIGN_IN_FIRST);
    }
    boolean role =
        door.roles().length == 0 || Arrays.stream(door.roles()).anyMatch(actor.roles()::contains);
    if (!audience.contains(actor.audience()) || !role) {
      throw new Refusal(PlatformReason.NOT_YOURS);
    }
    if (actor.office().isPractice() && !door.practice()) {
      throw new Refusal(PlatformReason.NOT_IN_PRACTICE);
    }
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class;
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory factory) {
    return request.getAttribute(Actor.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
  }
}
