package vrs.server.staff;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Puts a screen into the menu and onto the first page. Stands on the screen's `@GetMapping`
/// method; whoever its `@OpenTo` lets in sees it, nobody else does.
///
/// ```java
/// @GetMapping("/imports")
/// @OpenTo(zone = LGWAN, audience = MUNICIPALITY, roles = ADMINISTRATOR)
/// @MenuItem(text = "imports", group = MenuGroup.FILES, order = 10)   // imports.title, imports.menu
/// ```
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MenuItem {
  /// Prefix of two texts: `<text>.title`, and `<text>.menu` in a sentence what one can do there.
  String text();

  /// The part of the menu where it stands.
  MenuGroup group() default MenuGroup.WORK;

  /// Smaller numbers come first within the group. The room staff has 80 to 99.
  int order();
}
