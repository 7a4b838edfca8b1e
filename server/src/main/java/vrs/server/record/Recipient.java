package vrs.server.record;

import java.time.LocalDate;
import java.util.Optional;
import vrs.card.IndividualNumber;

/// A recipient (接種対象者) as a line of the registry's file tells it: a person and a ticket (C3).
///
/// @param name byte-exact, never normalised
/// @param withheld 支援措置対象者
/// @param further what version 2 of the file adds
record Recipient(
    TicketNumber ticket,
    Optional<String> ledgerNumber,
    Optional<IndividualNumber> number,
    String name,
    String kana,
    BirthDate birthDate,
    Sex sex,
    LocalDate issued,
    Optional<LocalDate> movedOut,
    Optional<LocalDate> died,
    boolean withheld,
    FurtherItems further) {

  Recipient with(FurtherItems further) {
    return new Recipient(
        ticket,
        ledgerNumber,
        number,
        name,
        kana,
        birthDate,
        sex,
        issued,
        movedOut,
        died,
        withheld,
        further);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
