package vrs.journeys;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vrs.samples.Person;

/// A dose as a tablet sends it to be checked or registered; nothing doubtful is confirmed.
///
/// @param line the 18 digits of the ticket
/// @param birthDate for another municipality's ticket
record DoseSent(
    @Nullable String readingId,
    String line,
    @Nullable String birthDate,
    String product,
    String lot,
    LocalDate given,
    int number,
    @Nullable String doctor) {

  /// Kind, dose, municipality and number of a ticket for vaccination.
  static String line(Person person, int number) {
    return "2" + number + person.municipality().code() + person.ticket();
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
