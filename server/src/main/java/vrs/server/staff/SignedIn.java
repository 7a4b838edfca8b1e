package vrs.server.staff;

import vrs.server.platform.Actor;
import vrs.server.platform.Role;

/// The member of staff of this request, as the pages show the person.
public record SignedIn(Actor actor, String displayName) {
  static final String ATTRIBUTE = SignedIn.class.getName();

  /// Whether the person is an administrator of the office.
  public boolean mayAdminister() {
    return actor.roles().contains(Role.ADMINISTRATOR);
  }

  @Override
  public String toString() {
    return "SignedIn[" + actor.account() + "]";
  }
}
