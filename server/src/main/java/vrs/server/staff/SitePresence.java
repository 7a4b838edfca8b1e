package vrs.server.staff;

import java.util.UUID;

/// Where a site's request comes from, beside its actor: a filter leaves it under [#ATTRIBUTE].
///
/// ```java
/// Receipt register(@RequestAttribute(SitePresence.ATTRIBUTE) SitePresence here, Actor actor, …)
/// ```
///
/// @param siteName as the municipality calls the site
/// @param personName of the person who opened the shift
public record SitePresence(UUID shift, UUID site, String siteName, String personName) {
  public static final String ATTRIBUTE = "vrs.server.staff.SitePresence";

  @Override
  public String toString() {
    return "SitePresence[" + shift + "]";
  }
}
