package vrs.samples.card;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;
import vrs.samples.Person;

/// The invented person on a card, and what the card's face adds.
///
/// @param number 12 digits; nothing here checks the last one, so that wrong cards can be printed
/// @param name family and given name parted by an ideographic space
/// @param sex 1, 2, 9 or 0
/// @param pin four digits
/// @param expiryYear of the card, Gregorian
/// @param securityCode four digits of the card's face
public record CardHolder(
    String number,
    String name,
    String address,
    LocalDate birthDate,
    char sex,
    String pin,
    int expiryYear,
    String securityCode) {

  /// A holder with the card's face filled in.
  public static CardHolder of(
      String number, String name, String address, LocalDate birthDate, char sex, String pin) {
    return new CardHolder(number, name, address, birthDate, sex, pin, 2035, "2285");
  }

  /// A person of the sample world as the holder of a card. A birth day that nobody knows becomes
  /// the latest possible.
  public static CardHolder of(Person person, String pin) {
    return of(
        person.number().digits(),
        person.name(),
        person.address(),
        person.born().latest(),
        person.sex().code(),
        pin);
  }

  /// 照合番号B: birth date with the year of the Japanese era, year of expiry, security code.
  String referenceNumberB() {
    var japanese = JapaneseDate.from(birthDate);
    return "%02d%02d%02d%04d%s"
        .formatted(
            japanese.get(ChronoField.YEAR_OF_ERA),
            birthDate.getMonthValue(),
            birthDate.getDayOfMonth(),
            expiryYear,
            securityCode);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
