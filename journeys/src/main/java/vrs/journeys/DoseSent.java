package vrs.journeys;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vrs.samples.EarlierDose;
import vrs.samples.Person;

/// A dose as a tablet sends it to be checked or registered.
///
/// @param line the 18 digits of the ticket
/// @param birthDate for another municipality's ticket
/// @param confirmed codes of doubtful findings that the person at the site confirms
/// @param reason why
record DoseSent(
    @Nullable String readingId,
    String line,
    @Nullable String birthDate,
    String product,
    String lot,
    LocalDate given,
    int number,
    @Nullable String doctor,
    Set<String> confirmed,
    @Nullable String reason) {

  /// Kind, dose, municipality and number of a ticket for vaccination.
  static String line(Person person, int number) {
    return "2" + number + person.municipality().code() + person.ticket();
  }

  /// A dose of former days: that it is not today's (D222), and that the ticket of today was issued
  /// later (D219), is confirmed.
  static DoseSent of(EarlierDose dose) {
    boolean elsewhere = !dose.site().equals(dose.person().municipality());
    return new DoseSent(
        null,
        line(dose.person(), dose.number()),
        elsewhere ? dose.person().born().text() : null,
        dose.product(),
        dose.lot(),
        dose.given(),
        dose.number(),
        dose.doctor(),
        Set.of("D219", "D222"),
        "過去の記録の登録");
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
