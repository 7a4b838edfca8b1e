package vrs.certificate;

import java.time.LocalDate;

/// One vaccination as a certificate states it, taken from a dose (接種記録) that the issuing
/// municipality holds (D4).
///
/// @param number counts all doses of the programme, from 1; VDS-NC carries it, a SMART Health Card
///   has no place for it
/// @param given the day in the country of the vaccination, never an instant
/// @param lot 1 to 19 characters: the SMART Health Card profile wants fewer than 20
/// @param country where it was given
/// @param authority who answers for the record, at most 20 characters
public record CertifiedDose(
    ProductCode product,
    int number,
    LocalDate given,
    String lot,
    CountryCode country,
    String authority) {

  /// How the national service named itself in every certificate, and how readers abroad know it.
  public static final String JAPANESE_AUTHORITY = "MHLW_Gov_of_JAPAN";

  public CertifiedDose {
    if (number < 1 || number > 99) {
      throw new IllegalArgumentException("dose number " + number);
    }
    PlainText.require(lot, 19);
    PlainText.require(authority, 20);
  }

  /// A dose given in Japan.
  public static CertifiedDose inJapan(
      ProductCode product, int number, LocalDate given, String lot) {
    return new CertifiedDose(product, number, given, lot, CountryCode.JAPAN, JAPANESE_AUTHORITY);
  }

  @Override
  public String toString() {
    return "CertifiedDose[hidden]";
  }
}
