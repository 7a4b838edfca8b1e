package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import vrs.server.municipality.LotNumber;
import vrs.server.platform.AreaCode;

/// A dose (接種記録) as a line of a doses file tells it: recorded elsewhere before (C3).
///
/// @param number counts all doses of the person, from 1
/// @param givenIn the area of the municipality in which the shot was given
/// @param born birth date of the recipient, if the file tells it: whose dose it is, not a part of
///   it
/// @param received the day as the booking or the reception's list has it, if the file tells it: a
///   second mark of [#given], not a part of the dose
/// @param whence stands in the version; the dose is the same whatever it is
record EarlierDose(
    TicketNumber ticket,
    int number,
    LocalDate given,
    AreaCode givenIn,
    String site,
    String doctor,
    String product,
    LotNumber lot,
    Optional<BirthDate> born,
    Optional<LocalDate> received,
    Optional<Whence> whence) {

  /// Whether the register says the same.
  boolean isSame(Dose dose) {
    return items(dose.takenOverFrom()).equals(dose.items());
  }

  /// @param takenOverFrom which a file does not tell
  DoseItems items(Optional<AreaCode> takenOverFrom) {
    return new DoseItems(
        ticket, number, given, product, lot.text(), givenIn, site, doctor, takenOverFrom);
  }

  /// Whether the register says something else of what a certificate shows.
  boolean contradicts(Dose dose) {
    return !given.equals(dose.given())
        || !product.equals(dose.product())
        || !lot.text().equals(dose.lot());
  }

  /// Whether what the register doubts about the day is what the line makes doubtful, or the line
  /// tells nothing of that.
  boolean doubtsNoMoreThan(Dose dose) {
    Optional<String> doubted =
        dose.assessment().findings().stream()
            .filter(finding -> finding.rule() == Rule.RECEIVED_ON_ANOTHER_DAY)
            .map(finding -> String.valueOf(finding.details().get("received")))
            .findFirst();
    return received.isEmpty()
        || doubted.equals(received.filter(_ -> isOfAnotherDay()).map(LocalDate::toString));
  }

  /// Whether the day of the shot is not the one on which the person came.
  boolean isOfAnotherDay() {
    return received.isPresent() && !received.get().equals(given);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
