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
    Optional<Whence> whence) {

  /// Whether the register says the same.
  boolean isSame(Dose dose) {
    return given.equals(dose.given())
        && givenIn.equals(dose.givenIn())
        && site.equals(dose.site())
        && doctor.equals(dose.doctor())
        && product.equals(dose.product())
        && lot.text().equals(dose.lot());
  }

  /// Whether the register says something else of what a certificate shows.
  boolean contradicts(Dose dose) {
    return !given.equals(dose.given())
        || !product.equals(dose.product())
        || !lot.text().equals(dose.lot());
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
