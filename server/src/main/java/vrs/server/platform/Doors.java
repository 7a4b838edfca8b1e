package vrs.server.platform;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Registers only the routes of this context's zone, and refuses to start with an undeclared one
/// (A2).
final class Doors extends RequestMappingHandlerMapping {
  private final Zone zone;

  Doors(Zone zone) {
    this.zone = zone;
  }

  @Override
  protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> handler) {
    RequestMappingInfo mapping = super.getMappingForMethod(method, handler);
    if (mapping == null || !handler.getName().startsWith("vrs.")) {
      return mapping;
    }
    OpenTo door = AnnotatedElementUtils.findMergedAnnotation(method, OpenTo.class);
    if (door == null) {
      throw new IllegalStateException(method + " lacks @OpenTo");
    }
    if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)
        && Arrays.asList(door.zone()).contains(zone)) {
      return mapping;
    }
    return null;
  }
}
