package vrs.samples;

import java.time.LocalDate;

/// An invented passport (旅券), as far as certificates need it.
///
/// @param number up to nine letters and digits; Japanese ones have two letters and seven digits
/// @param nationality three letters as in ICAO 9303
/// @param surname Roman, upper case; the whole name of a person who has only one
/// @param givenNames Roman, upper case, separated by spaces; empty for a person with one name
/// @param expires last day of validity
public record Passport(
    String number, String nationality, String surname, String givenNames, LocalDate expires) {

  public Passport {
    if (!number.matches("[A-Z0-9]{6,9}") || !nationality.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException("not a passport number and nationality");
    }
    if (!surname.matches("[A-Z'-]+( [A-Z'-]+)*")
        || !givenNames.matches("([A-Z'-]+( [A-Z'-]+)*)?")) {
      throw new IllegalArgumentException("not a Roman name");
    }
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
