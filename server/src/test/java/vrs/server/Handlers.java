package vrs.server;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Zone;

/// The handlers of all zones, read from their annotations without starting any.
final class Handlers {
  private Handlers() {}

  static List<Method> all() throws ClassNotFoundException {
    var allZones = new StandardEnvironment();
    for (Zone zone : Zone.values()) {
      allZones.addActiveProfile(zone.key());
    }
    var scanner = new ClassPathScanningCandidateComponentProvider(false, allZones);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    var handlers = new ArrayList<Method>();
    for (var found : scanner.findCandidateComponents("vrs.server")) {
      for (Method method : Class.forName(found.getBeanClassName()).getDeclaredMethods()) {
        if (AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class)) {
          handlers.add(method);
        }
      }
    }
    return handlers;
  }

  static OpenTo door(Method handler) {
    return requireNonNull(
        AnnotatedElementUtils.findMergedAnnotation(handler, OpenTo.class),
        () -> handler + " does not declare whom it is open to");
  }

  static RequestMapping mapping(Method handler) {
    return requireNonNull(
        AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class));
  }

  static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).sorted().toList();
  }
}
