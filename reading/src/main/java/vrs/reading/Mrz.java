package vrs.reading;

import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Optional;

/// The five fields of a passport's machine-readable lines (TD3) that leave the applicant's device,
/// with their check digits (F4).
///
/// A value that exists has right check digits, a nationality of the list and possible dates. No
/// check digit protects the name and the nationality: the applicant confirms them.
///
/// @param nameField the 39 characters as printed: family name, `<<`, given names, fillers
/// @param number the nine characters as printed, fillers included
/// @param nationality three characters as printed, `D<<` for Germany
/// @param birth YYMMDD; month and day may be unknown, `<<`
/// @param expiry YYMMDD of this century
public record Mrz(
    String nameField,
    String number,
    char numberCheck,
    String nationality,
    String birth,
    char birthCheck,
    String expiry,
    char expiryCheck) {

  /// Holds fields that were checked before.
  ///
  /// @throws IllegalArgumentException where a field is not as printed in a passport; [#fields] says
  ///   so gently
  public Mrz {
    ReadingReason reason =
        fault(nameField, number, numberCheck, nationality, birth, birthCheck, expiry, expiryCheck);
    if (reason != null) {
      throw new IllegalArgumentException(reason.code());
    }
  }

  /// Takes both lines apart: position classes, all five check digits, document type, expiry.
  ///
  /// @param today the day in Japan; a passport is good on its last day
  public static PassportReading parse(String upper, String lower, LocalDate today) {
    if (!upper.matches("[A-Z<]{44}") || !lower.matches("[A-Z0-9<]{44}")) {
      return refused(ReadingReason.PASSPORT_LINES_MALFORMED);
    }
    if (upper.charAt(0) != 'P') {
      return refused(ReadingReason.NOT_A_PASSPORT);
    }
    String optional = lower.substring(28, 42);
    char optionalCheck = lower.charAt(42);
    boolean optionalRight =
        MrzCheckDigit.matches(optional, optionalCheck)
            || (optional.equals("<".repeat(14)) && optionalCheck == '<');
    String composite = lower.substring(0, 10) + lower.substring(13, 20) + lower.substring(21, 43);
    if (!optionalRight || !MrzCheckDigit.matches(composite, lower.charAt(43))) {
      return refused(ReadingReason.PASSPORT_CHECK_DIGIT_WRONG);
    }
    if ("MF<".indexOf(lower.charAt(20)) < 0 || !Nationalities.isKnown(upper.substring(2, 5))) {
      return refused(ReadingReason.PASSPORT_LINES_MALFORMED);
    }
    return fields(
        upper.substring(5),
        lower.substring(0, 9),
        lower.charAt(9),
        lower.substring(10, 13),
        lower.substring(13, 19),
        lower.charAt(19),
        lower.substring(21, 27),
        lower.charAt(27),
        today);
  }

  /// Checks the five fields as they arrive at a server, which never sees the lines.
  public static PassportReading fields(
      String nameField,
      String number,
      char numberCheck,
      String nationality,
      String birth,
      char birthCheck,
      String expiry,
      char expiryCheck,
      LocalDate today) {
    ReadingReason reason =
        fault(nameField, number, numberCheck, nationality, birth, birthCheck, expiry, expiryCheck);
    if (reason != null) {
      return refused(reason);
    }
    Mrz mrz =
        new Mrz(
            nameField, number, numberCheck, nationality, birth, birthCheck, expiry, expiryCheck);
    if (mrz.lastDay().isBefore(today)) {
      return refused(ReadingReason.PASSPORT_EXPIRED);
    }
    return new PassportReading.Read(mrz);
  }

  private static PassportReading refused(ReadingReason reason) {
    return new PassportReading.NotRead(reason);
  }

  private static @org.jspecify.annotations.Nullable ReadingReason fault(
      String nameField,
      String number,
      char numberCheck,
      String nationality,
      String birth,
      char birthCheck,
      String expiry,
      char expiryCheck) {
    if (!nameField.matches("[A-Z][A-Z<]{38}")
        || !number.matches("[A-Z0-9]+<*")
        || number.length() != 9
        || !birth.matches("[0-9]{2}(<{4}|[0-9]{2}<<|[0-9]{4})")
        || !expiry.matches("[0-9]{6}")) {
      return ReadingReason.PASSPORT_LINES_MALFORMED;
    }
    if (!MrzCheckDigit.matches(number, numberCheck)
        || !MrzCheckDigit.matches(birth, birthCheck)
        || !MrzCheckDigit.matches(expiry, expiryCheck)) {
      return ReadingReason.PASSPORT_CHECK_DIGIT_WRONG;
    }
    if (!Nationalities.isKnown(nationality)) {
      return ReadingReason.NATIONALITY_UNKNOWN;
    }
    // Years from 28 on of a birth are of the last century, which had the same leap years; year 00
    // was 2000.
    if (!isDay(expiry) || !isDay(birth)) {
      return ReadingReason.PASSPORT_DATE_IMPOSSIBLE;
    }
    return null;
  }

  private static boolean isDay(String field) {
    if (field.endsWith("<<<<")) {
      return true;
    }
    int year = 2000 + Integer.parseInt(field.substring(0, 2));
    int month = Integer.parseInt(field.substring(2, 4));
    if (month < 1 || month > 12) {
      return false;
    }
    if (field.endsWith("<<")) {
      return true;
    }
    int day = Integer.parseInt(field.substring(4));
    return day >= 1 && day <= java.time.Month.of(month).length(Year.isLeap(year));
  }

  /// Family name, words separated by spaces.
  public String surname() {
    int end = nameField.indexOf("<<");
    return words(end < 0 ? nameField : nameField.substring(0, end));
  }

  /// Given names, words separated by spaces; empty for a person with one name.
  public String givenNames() {
    int end = nameField.indexOf("<<");
    return end < 0 ? "" : words(nameField.substring(end));
  }

  /// Whether the name fills the line to its end, so that some of it may be missing.
  public boolean nameMayBeCut() {
    return nameField.charAt(38) != '<';
  }

  private static String words(String field) {
    return String.join(
        " ", Arrays.stream(field.split("<")).filter(word -> !word.isEmpty()).toList());
  }

  /// The number without fillers.
  public String plainNumber() {
    return number.replace("<", "");
  }

  public LocalDate lastDay() {
    return LocalDate.of(
        2000 + Integer.parseInt(expiry.substring(0, 2)),
        Integer.parseInt(expiry.substring(2, 4)),
        Integer.parseInt(expiry.substring(4)));
  }

  /// The birth date in the latest century that is not in the future; empty where month or day is
  /// unknown.
  ///
  /// People over a hundred come out a century too young: to compare with a known date use
  /// [#isBirth].
  public Optional<LocalDate> birthDay(LocalDate today) {
    if (birth.endsWith("<<")) {
      return Optional.empty();
    }
    int year = Integer.parseInt(birth.substring(0, 2));
    int monthAndDay = Integer.parseInt(birth.substring(2));
    LocalDate day = LocalDate.of(2000 + year, monthAndDay / 100, monthAndDay % 100);
    return Optional.of(day.isAfter(today) ? day.minusYears(100) : day);
  }

  /// Whether this can be the birth date, as known from the card, of the passport's holder (F4); any
  /// century.
  public boolean isBirth(LocalDate known) {
    return birth.equals(
        "%02d%02d%02d"
            .formatted(known.getYear() % 100, known.getMonthValue(), known.getDayOfMonth()));
  }

  @Override
  public String toString() {
    return "Mrz[hidden]";
  }
}
