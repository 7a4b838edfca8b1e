package vrs.server.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Declares a door: the zones in which a handler answers, to whom, and with which roles.
///
/// A handler without it keeps the zone from starting; in any other zone the route does not exist.
/// All doors of the system stand in `server/golden/routes.txt`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
  Zone[] zone();

  Audience[] audience();

  /// Any one of these suffices; empty: every role of the audience.
  Role[] roles() default {};

  /// Whether it opens in the practice area (研修) too: not where something would reach beyond the
  /// area.
  boolean practice() default true;
}
