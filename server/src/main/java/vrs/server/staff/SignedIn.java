package vrs.server.staff;

import vrs.server.platform.Actor;

/// The member of staff of this request, as the pages show the person.
public record SignedIn(Actor actor, String displayName) {
  static final String ATTRIBUTE = SignedIn.class.getName();

  @Override
  public String toString() {
    return "SignedIn[" + actor.account() + "]";
  }
}
