package vrs.server.record;

import java.util.Map;
import java.util.Optional;
import vrs.server.platform.Refusal;

/// What must be said before something is erased.
///
/// @param ground name of an [ErasureGround]
/// @param reference of the internal approval (決裁)
/// @param reason in own words, for the second person who decides; it goes with the person. Empty
///   for a single dose
public record ErasureForm(String ground, String reference, String reason) {
  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_REASON = 500;

  /// Before anything is typed.
  static final ErasureForm EMPTY = new ErasureForm("", "", "");

  public ErasureForm {
    reference = reference.strip();
    reason = reason.strip();
  }

  /// Ground and reference.
  ///
  /// @throws Refusal G101
  ErasureGround complete() {
    return known()
        .filter(_ -> isGood(reference, LONGEST_REFERENCE))
        .orElseThrow(ErasureForm::notSaidWhy);
  }

  /// Ground and reference, and the reason that a second person needs to decide.
  ///
  /// @throws Refusal G101
  ErasureGround completeWithReason() {
    if (!isGood(reason, LONGEST_REASON)) {
      throw notSaidWhy();
    }
    return complete();
  }

  private static Refusal notSaidWhy() {
    return new Refusal(
        ErasureReason.NOT_SAID_WHY,
        Map.of("reference", LONGEST_REFERENCE, "reason", LONGEST_REASON));
  }

  private Optional<ErasureGround> known() {
    for (ErasureGround each : ErasureGround.values()) {
      if (each.name().equals(ground)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static boolean isGood(String text, int longest) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.chars().noneMatch(Character::isISOControl);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
