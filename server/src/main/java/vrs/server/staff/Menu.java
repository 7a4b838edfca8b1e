package vrs.server.staff;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vrs.server.platform.Actor;
import vrs.server.platform.OpenTo;

/// The screens that are open to a person, in their order: read off the doors themselves.
@Component
final class Menu {
  private final ObjectProvider<RequestMappingHandlerMapping> doors;

  Menu(ObjectProvider<RequestMappingHandlerMapping> doors) {
    this.doors = doors;
  }

  /// F1 is the key map; F5, F11 and F12 stay the browser's.
  private static final List<String> KEYS = List.of("F2", "F3", "F4", "F6", "F7", "F8", "F9", "F10");

  /// @param text prefix of the texts
  /// @param number from 1, also the access key
  public record Entry(String path, String text, int number) {
    /// The function key that opens it; empty for those after the eighth.
    public String key() {
      return number <= KEYS.size() ? KEYS.get(number - 1) : "";
    }
  }

  private record Screen(String path, MenuItem item) {}

  List<Entry> of(Actor actor) {
    List<Screen> screens =
        doors.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
            .filter(door -> isMenuItem(door, actor))
            .map(door -> new Screen(path(door.getKey()), item(door.getValue())))
            .sorted(Comparator.comparingInt(screen -> screen.item().order()))
            .toList();
    var entries = new Entry[screens.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new Entry(screens.get(i).path(), screens.get(i).item().text(), i + 1);
    }
    return List.of(entries);
  }

  private static boolean isMenuItem(
      Map.Entry<RequestMappingInfo, HandlerMethod> door, Actor actor) {
    OpenTo open = door.getValue().getMethodAnnotation(OpenTo.class);
    return door.getValue().hasMethodAnnotation(MenuItem.class)
        && open != null
        && Arrays.asList(open.audience()).contains(actor.audience())
        && (open.roles().length == 0
            || Arrays.stream(open.roles()).anyMatch(actor.roles()::contains));
  }

  private static MenuItem item(HandlerMethod door) {
    MenuItem item = AnnotatedElementUtils.findMergedAnnotation(door.getMethod(), MenuItem.class);
    if (item == null) {
      throw new IllegalStateException(door + " is no menu item");
    }
    return item;
  }

  private static String path(RequestMappingInfo door) {
    return door.getPatternValues().iterator().next();
  }
}
