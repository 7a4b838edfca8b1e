package vrs.server.issuance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import vrs.card.app.PassportFields;
import vrs.certificate.CountryCode;
import vrs.certificate.PassportNumber;
import vrs.certificate.RomanName;

/// A passport as the applicant's app read it, with its check digits verified again (F4).
record Passport(
    RomanName name, PassportNumber number, CountryCode nationality, LocalDate birthDate) {

  /// Verifies the five fields.
  ///
  /// @param cardBirthDate must equal the passport's: the card has no Roman name to compare
  /// @return the passport, or why it is not accepted
  static Result of(PassportFields fields, LocalDate cardBirthDate, LocalDate today) {
    if (!checks(fields.number()) || !checks(fields.birthDate()) || !checks(fields.expiry())) {
      return new Result(Optional.empty(), Optional.of(IssuanceReason.PASSPORT_CHECK_DIGIT));
    }
    try {
      LocalDate expiry = date(fields.expiry(), 2000);
      LocalDate birth = date(fields.birthDate(), 2000);
      if (birth.isAfter(today)) {
        birth = birth.minusYears(100);
      }
      if (expiry.isBefore(today)) {
        return new Result(Optional.empty(), Optional.of(IssuanceReason.PASSPORT_EXPIRED));
      }
      // Two digits of a year leave a century open: the card decides which.
      if (!sameInSomeCentury(birth, cardBirthDate)) {
        return new Result(Optional.empty(), Optional.of(IssuanceReason.PASSPORT_OF_ANOTHER_PERSON));
      }
      return new Result(
          Optional.of(
              new Passport(
                  name(fields.name()),
                  new PassportNumber(fields.number().substring(0, 9).replace("<", "")),
                  new CountryCode(fields.nationality().replace("<", "")),
                  cardBirthDate)),
          Optional.empty());
    } catch (DateTimeException | IllegalArgumentException _) {
      return new Result(Optional.empty(), Optional.of(IssuanceReason.PASSPORT_CHECK_DIGIT));
    }
  }

  /// Exactly one of the two is there.
  record Result(Optional<Passport> passport, Optional<IssuanceReason> refused) {}

  private static boolean sameInSomeCentury(LocalDate passport, LocalDate card) {
    return passport.equals(card) || passport.minusYears(100).equals(card);
  }

  private static RomanName name(String field) {
    String[] parts = field.replaceAll("<+$", "").split("<<", 2);
    return new RomanName(
        parts[0].replace('<', ' '), parts.length == 2 ? parts[1].replace('<', ' ').strip() : "");
  }

  private static LocalDate date(String yymmdd, int century) {
    return LocalDate.of(
        century + Integer.parseInt(yymmdd.substring(0, 2)),
        Integer.parseInt(yymmdd.substring(2, 4)),
        Integer.parseInt(yymmdd.substring(4, 6)));
  }

  /// Whether the last character is the check digit of the others: weights 7, 3, 1 (Doc 9303-3).
  private static boolean checks(String field) {
    int sum = 0;
    int last = field.length() - 1;
    for (int i = 0; i < last; i++) {
      char c = field.charAt(i);
      int value = c == '<' ? 0 : Character.digit(c, 36);
      sum += value * new int[] {7, 3, 1}[i % 3];
    }
    return field.charAt(last) == '0' + sum % 10;
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
