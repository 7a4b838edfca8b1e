package vrs.server.staff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  /// So many entries stand side by side; more are folded into their groups.
  private static final int SIDE_BY_SIDE = 6;

  /// @param text prefix of the texts
  /// @param number from 1 over all groups, so that no two entries share a key
  public record Entry(String path, String text, int number) {
    /// The function key that opens it; none for those after the eighth.
    public @Nullable String key() {
      return number <= KEYS.size() ? KEYS.get(number - 1) : null;
    }

    /// What opens it together with the browser's access key; none for those after the ninth.
    public @Nullable String accessKey() {
      return number <= 9 ? String.valueOf(number) : null;
    }
  }

  /// A part of the menu with at least one entry.
  public record Group(MenuGroup group, List<Entry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }
  }

  /// The whole menu of a person.
  ///
  /// @param folded whether the groups open one by one
  public record Shown(List<Group> groups, boolean folded) {
    public Shown {
      groups = List.copyOf(groups);
    }
  }

  private record Screen(String path, MenuItem item) {}

  Shown of(Actor actor) {
    List<Screen> screens =
        doors.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
            .filter(door -> isMenuItem(door, actor))
            .map(door -> new Screen(path(door.getKey()), item(door.getValue())))
            .sorted(
                Comparator.comparing((Screen screen) -> screen.item().group())
                    .thenComparingInt(screen -> screen.item().order())
                    .thenComparing(Screen::path))
            .toList();
    var groups = new EnumMap<MenuGroup, List<Entry>>(MenuGroup.class);
    int number = 0;
    for (Screen screen : screens) {
      number++;
      groups
          .computeIfAbsent(screen.item().group(), _ -> new ArrayList<>())
          .add(new Entry(screen.path(), screen.item().text(), number));
    }
    return new Shown(
        groups.entrySet().stream().map(one -> new Group(one.getKey(), one.getValue())).toList(),
        screens.size() > SIDE_BY_SIDE);
  }

  private static boolean isMenuItem(
      Map.Entry<RequestMappingInfo, HandlerMethod> door, Actor actor) {
    OpenTo open = door.getValue().getMethodAnnotation(OpenTo.class);
    return door.getValue().hasMethodAnnotation(MenuItem.class)
        && open != null
        && Arrays.asList(open.audience()).contains(actor.audience())
        && (open.practice() || !actor.office().isPractice())
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
