package vrs.server.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import vrs.server.platform.AreaCode;

/// One vaccination that was given (接種記録).
///
/// A dose lives in the area of the municipality that issued the ticket, wherever it was given (C4).
///
/// @param id chosen by the sender, so that a retry carries the same one (A4)
/// @param person absent while the ticket is not known: the dose is an orphan
/// @param product the product's key in the master data
/// @param number counts all doses of the programme, from 1
/// @param lot normalised: half-width upper case without blanks
/// @param given the day in Japan, never an instant
/// @param givenIn the municipality of the site
/// @param takenOverFrom the municipality whose record it is, if not this one's: it counts for
///   intervals and dose numbers, and is never certified or counted here (D4)
/// @param recorded the database's time of the first version
public record Dose(
    UUID id,
    TicketNumber ticket,
    Optional<UUID> person,
    String product,
    int number,
    String lot,
    LocalDate given,
    AreaCode givenIn,
    String site,
    String doctor,
    Optional<AreaCode> takenOverFrom,
    Assessment assessment,
    int version,
    Instant recorded) {

  static final Comparator<Dose> EARLIEST_FIRST =
      Comparator.comparing(Dose::given).thenComparingInt(Dose::number);

  public Dose {
    if (number < 1 || number > 9) {
      throw new IllegalArgumentException("dose number " + number);
    }
  }

  /// A dose that says this.
  static Dose of(
      UUID id,
      DoseItems items,
      Optional<UUID> person,
      Assessment assessment,
      int version,
      Instant recorded) {
    return new Dose(
        id,
        items.ticket(),
        person,
        items.product(),
        items.number(),
        items.lot(),
        items.given(),
        items.givenIn(),
        items.site(),
        items.doctor(),
        items.takenOverFrom(),
        assessment,
        version,
        recorded);
  }

  /// What can be corrected of it.
  public DoseItems items() {
    return new DoseItems(ticket, number, given, product, lot, givenIn, site, doctor, takenOverFrom);
  }

  /// Whether this municipality answers for it: only then it is certified and counted here.
  public boolean isOwn() {
    return takenOverFrom.isEmpty();
  }

  /// How sure it is.
  public DoseState state() {
    return assessment.state();
  }

  /// Whether it says the same about the person, wherever it came from.
  boolean saysTheSame(Dose other) {
    return items().equals(other.items()) && person.equals(other.person);
  }

  /// The next version of it, with another assessment.
  Dose assessed(Assessment now) {
    return of(id, items(), person, now, version + 1, recorded);
  }

  /// The same version with another assessment, while it is made.
  Dose saying(Assessment now) {
    return of(id, items(), person, now, version, recorded);
  }

  /// The next version of it, as this person's.
  Dose of(UUID holder, Assessment now) {
    return of(id, items(), Optional.of(holder), now, version + 1, recorded);
  }

  /// The next version of it, with other items.
  ///
  /// @param holder of the ticket that it is now on
  Dose saying(DoseItems now, Optional<UUID> holder, Assessment assessment) {
    return of(id, now, holder, assessment, version + 1, recorded);
  }

  @Override
  public String toString() {
    return "Dose[" + id + "]";
  }
}
