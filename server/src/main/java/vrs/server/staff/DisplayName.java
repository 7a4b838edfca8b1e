package vrs.server.staff;

import vrs.server.platform.Reason;
import vrs.server.platform.Refusal;

/// The name under which a person or site is shown: 1 to 80 characters, stored as typed.
final class DisplayName {
  private static final int LONGEST = 80;

  private DisplayName() {}

  static String of(String typed, Reason otherwise) {
    String name = typed.strip();
    boolean fits = !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST;
    if (!fits || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new Refusal(otherwise);
    }
    return name;
  }
}
