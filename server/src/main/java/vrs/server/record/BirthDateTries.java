package vrs.server.record;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vrs.server.platform.Limits;

/// Limits how often a site may guess a birth date for another municipality's ticket (C4): three
/// wrong ones at once for each ticket and one more every twenty minutes, twenty for each device and
/// one more every three.
final class BirthDateTries {
  private final Limits ofTicket =
      new Limits(RecordReason.TOO_MANY_BIRTH_DATES, 3, Duration.ofMinutes(20));
  private final Limits ofDevice =
      new Limits(RecordReason.TOO_MANY_BIRTH_DATES, 20, Duration.ofMinutes(3));

  /// Does what tells whether a birth date is right. The ticket's try is taken before, so asking
  /// many times at once is no way around; a device may send many right ones at once.
  ///
  /// @throws vrs.server.platform.Refusal D305
  <T> T limit(RegisterDose.Registration registration, Supplier<T> work, Predicate<T> isWrong) {
    if (registration.own()) {
      return work.get();
    }
    String device = String.valueOf(registration.source().device());
    String ticket = registration.ticket().issuer() + "/" + registration.ticket().digits();
    ofDevice.require(device);
    ofTicket.take(ticket);
    boolean wrong = false;
    try {
      T answer = work.get();
      wrong = isWrong.test(answer);
      return answer;
    } finally {
      if (wrong) {
        ofDevice.count(device);
      } else {
        ofTicket.giveBack(ticket);
      }
    }
  }
}
