package vrs.server.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vrs.card.IndividualNumber;
import vrs.server.municipality.WrittenDate;
import vrs.server.platform.AreaCode;

/// What holds for single fields of a file, whatever they mean.
///
/// Each method returns the value or throws [Wrong], which the reader turns into a rejected line.
final class FieldChecks {
  private FieldChecks() {}

  /// A field that breaks a rule. Carries no text of the field.
  static final class Wrong extends Exception {
    private final transient ImportReason reason;
    private final transient Map<String, Object> details;

    Wrong(ImportReason reason, Map<String, Object> details) {
      super(reason.code(), null, false, false);
      this.reason = reason;
      this.details = details;
    }

    Wrong(ImportReason reason, ImportColumn column) {
      this(reason, Map.of("column", column.heading()));
    }

    ImportReason reason() {
      return reason;
    }

    Map<String, Object> details() {
      return details;
    }
  }

  /// A text of at most so many characters (code points); empty if the field is.
  static String text(String field, ImportColumn column, int most) throws Wrong {
    if (field.isEmpty()) {
      return field;
    }
    if (field.codePointCount(0, field.length()) > most) {
      throw new Wrong(
          ImportReason.FIELD_TOO_LONG, Map.of("column", column.heading(), "most", most));
    }
    for (int i = 0; i < field.length(); i += Character.charCount(field.codePointAt(i))) {
      int character = field.codePointAt(i);
      switch (Character.getType(character)) {
        case Character.PRIVATE_USE -> throw new Wrong(ImportReason.CHARACTER_PRIVATE, column);
        case Character.CONTROL,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR,
            Character.SURROGATE,
            Character.UNASSIGNED ->
            throw new Wrong(ImportReason.CHARACTER_NOT_ALLOWED, column);
        default -> {}
      }
      if (character == 0xFFFD || character == 0xFEFF) {
        throw new Wrong(ImportReason.CHARACTER_NOT_ALLOWED, column);
      }
    }
    if (isSpace(field.charAt(0)) || isSpace(field.charAt(field.length() - 1))) {
      throw new Wrong(ImportReason.SPACE_AT_END, column);
    }
    if ("=+-@＝＋－＠".indexOf(field.charAt(0)) >= 0) {
      throw new Wrong(ImportReason.BEGINS_LIKE_A_FORMULA, column);
    }
    return field;
  }

  static String required(String field, ImportColumn column) throws Wrong {
    if (field.isEmpty()) {
      throw new Wrong(ImportReason.FIELD_MISSING, column);
    }
    return field;
  }

  /// One of the codes, each one character.
  static String code(String field, ImportColumn column, String codes) throws Wrong {
    required(field, column);
    if (field.length() != 1 || codes.indexOf(field.charAt(0)) < 0) {
      throw new Wrong(
          ImportReason.CODE_WRONG,
          Map.of("column", column.heading(), "codes", String.join("、", codes.split(""))));
    }
    return field;
  }

  /// A day that does not lie ahead.
  static LocalDate day(String field, ImportColumn column, LocalDate today) throws Wrong {
    required(field, column);
    LocalDate day;
    try {
      if (field.length() != 10) {
        throw new Wrong(ImportReason.DATE_WRONG, column);
      }
      day = LocalDate.parse(field);
    } catch (DateTimeException e) {
      throw new Wrong(ImportReason.DATE_WRONG, column);
    }
    if (day.isAfter(today)) {
      throw new Wrong(ImportReason.DATE_IN_FUTURE, column);
    }
    return day;
  }

  /// A birth date as the register keeps it, or as people write it in either calendar.
  ///
  /// @throws Wrong D135, D136, D140
  static BirthDate writtenBirthDate(String field, ImportColumn column, LocalDate today)
      throws Wrong {
    BirthDate born =
        BirthDate.isValid(field) ? new BirthDate(field) : born(WrittenDate.read(field), column);
    if (born.earliest().isAfter(today)) {
      throw new Wrong(ImportReason.DATE_IN_FUTURE, column);
    }
    return born;
  }

  private static BirthDate born(WrittenDate written, ImportColumn column) throws Wrong {
    return switch (written) {
      case WrittenDate.Known known -> new BirthDate(known.text());
      case WrittenDate.Correction _ ->
          throw new Wrong(ImportReason.BIRTH_DATE_OF_ANOTHER_ERA, column);
      case WrittenDate.Wrong _ -> throw new Wrong(ImportReason.BIRTH_DATE_WRONG, column);
    };
  }

  /// A ticket of the municipality that sends the file.
  ///
  /// @param municipality field of the issuer's code; whoever practises uses files as they are
  static TicketNumber ticket(
      String municipality,
      ImportColumn municipalityColumn,
      String digits,
      ImportColumn column,
      AreaCode own)
      throws Wrong {
    if (!AreaCode.isValid(municipality)) {
      throw new Wrong(ImportReason.MUNICIPALITY_CODE_WRONG, municipalityColumn);
    }
    if (!municipality.equals(own.real().digits())) {
      throw new Wrong(ImportReason.MUNICIPALITY_IS_ANOTHER, municipalityColumn);
    }
    if (!TicketNumber.isValid(digits)) {
      throw new Wrong(ImportReason.TICKET_NUMBER_WRONG, column);
    }
    return new TicketNumber(own, digits);
  }

  /// Full-width katakana, as registries write a reading; empty if the field is.
  static String kana(String field, ImportColumn column) throws Wrong {
    text(field, column, 100);
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean katakana = c >= 'ァ' && c <= 'ヺ';
      if (!katakana && "ー・［］　 ".indexOf(c) < 0) {
        throw new Wrong(ImportReason.KANA_WRONG, column);
      }
    }
    return field;
  }

  /// A name in the Latin letters that passports and residence cards have; empty if the field is.
  static String roman(String field, ImportColumn column) throws Wrong {
    text(field, column, 100);
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      if (!letter && " -'.,".indexOf(c) < 0) {
        throw new Wrong(ImportReason.ROMAN_NAME_WRONG, column);
      }
    }
    return field;
  }

  static Optional<IndividualNumber> individualNumber(String digits, ImportColumn column)
      throws Wrong {
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (!areDigits(digits, 12)) {
      throw new Wrong(ImportReason.INDIVIDUAL_NUMBER_WRONG, column);
    }
    Optional<IndividualNumber> number = IndividualNumber.parse(digits);
    if (number.isEmpty()) {
      throw new Wrong(ImportReason.INDIVIDUAL_NUMBER_CHECK_DIGIT, column);
    }
    return number;
  }

  static boolean areDigits(String field, int length) {
    return field.length() == length && field.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isSpace(char character) {
    return Character.isSpaceChar(character);
  }
}
