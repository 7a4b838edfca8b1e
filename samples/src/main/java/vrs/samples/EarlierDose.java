package vrs.samples;

import java.time.LocalDate;

/// A dose that was given before the system began (接種記録).
///
/// @param number counts all doses of the person, from 1
/// @param given the day in Japan
/// @param site municipality where it was given; records go to the one that issued the ticket
public record EarlierDose(
    Person person,
    int number,
    LocalDate given,
    Municipality site,
    String siteName,
    String doctor,
    String product,
    String lot) {

  @Override
  public String toString() {
    return "[hidden]";
  }
}
