package vrs.server;

import java.lang.reflect.Method;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMapping;
import vrs.server.platform.Golden;
import vrs.server.platform.OpenTo;

/// Every door of the system on one page: `server/golden/routes.txt`.
final class RoutesTest {

  @Test
  void every_door_stands_in_the_golden_with_its_zone_and_audience() throws Exception {
    var lines = new TreeSet<String>();
    for (Method handler : Handlers.all()) {
      OpenTo door = Handlers.door(handler);
      RequestMapping mapping = Handlers.mapping(handler);
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

  private static String words(Enum<?>[] names) {
    return String.join(",", Handlers.names(names));
  }
}
