package vrs.server;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMapping;
import vrs.server.platform.OpenTo;
import vrs.server.platform.Zone;

/// One address of the system, as its handler declares it.
///
/// @param method as in a request; `GET` for a handler that takes any
/// @param consumes media types, where the handler names some
record Route(String method, String path, List<String> consumes, OpenTo door) {

  /// Every route of every zone.
  static List<Route> all() throws ClassNotFoundException {
    return Handlers.all().stream().flatMap(Route::of).toList();
  }

  private static Stream<Route> of(Method handler) {
    RequestMapping mapping = Handlers.mapping(handler);
    String method = mapping.method().length == 0 ? "GET" : mapping.method()[0].name();
    return Arrays.stream(mapping.path())
        .map(path -> new Route(method, path, List.of(mapping.consumes()), Handlers.door(handler)));
  }

  /// The address with its variables filled in turn.
  static String filled(String path, List<String> places) {
    String filled = path;
    for (String place : places) {
      filled = filled.replaceFirst("\\{[^}]*\\}", place);
    }
    return filled;
  }

  Set<Zone> zones() {
    return Arrays.stream(door.zone()).collect(Collectors.toSet());
  }

  /// How a test names it: two handlers of one address differ in what they consume.
  @Override
  public String toString() {
    return method + " " + path + (consumes.isEmpty() ? "" : " " + String.join(",", consumes));
  }
}
