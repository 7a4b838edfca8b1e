package vrs.samples;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An invented recipient of vaccinations (接種対象者) with the ticket that a municipality issued.
///
/// @param ticket ticket number (券番号), ten digits, unique in the municipality
/// @param ledgerNumber key in the municipality's ledger (宛名番号)
/// @param name as registered: surname and given name apart by an ideographic space
/// @param kana reading in full-width katakana
/// @param address with the prefecture; only cards and applications carry it
/// @param ticketIssued day on the ticket (券種発行日)
/// @param movedOut day of moving out of the municipality (転出日)
/// @param died day of death (死亡日)
/// @param isProtected whereabouts are kept from others (支援措置)
public record Person(
    Municipality municipality,
    String ticket,
    String ledgerNumber,
    IndividualNumber number,
    String name,
    String kana,
    BirthDate born,
    Sex sex,
    String address,
    Passport passport,
    LocalDate ticketIssued,
    @Nullable LocalDate movedOut,
    @Nullable LocalDate died,
    boolean isProtected) {

  @Override
  public String toString() {
    return "[hidden]";
  }
}
