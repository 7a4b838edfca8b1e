package vrs.server;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import vrs.server.platform.Golden;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Zone;

/// Every door of the system on one page: `server/golden/routes.txt`.
final class RoutesTest {

  @Test
  void every_door_stands_in_the_golden_with_its_zone_and_audience() throws Exception {
    var lines = new TreeSet<String>();
    for (Method handler : handlers()) {
      assertThat(AnnotatedElementUtils.hasAnnotation(handler, OpenTo.class))
          .as("%s declares whom it is open to", handler)
          .isTrue();
      OpenTo door =
          requireNonNull(AnnotatedElementUtils.findMergedAnnotation(handler, OpenTo.class));
      RequestMapping mapping =
          requireNonNull(AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class));
      for (String path : mapping.path()) {
        lines.add(
            "%-60s %-6s %-22s %-45s %s  %s.%s"
                .formatted(
                    path,
                    words(mapping.method()),
                    words(door.zone()),
                    words(door.audience()),
                    door.roles().length == 0 ? "-" : words(door.roles()),
                    handler.getDeclaringClass().getSimpleName(),
                    handler.getName()));
      }
    }
    Golden.check("routes.txt", String.join("\n", lines) + "\n");
  }

  private static List<Method> handlers() throws ClassNotFoundException {
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

  private static String words(Object[] names) {
    return Arrays.stream(names).map(Object::toString).sorted().collect(Collectors.joining(","));
  }
}
