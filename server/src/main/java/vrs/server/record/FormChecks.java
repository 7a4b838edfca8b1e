package vrs.server.record;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vrs.server.municipality.WrittenDate;
import vrs.server.platform.Refusal;
import vrs.server.record.FieldChecks.Wrong;

/// What holds for single fields of a form: the rules of a file's columns ([FieldChecks]) in words
/// for whoever types. A refusal names the field as `field`, and as `column` for the words.
final class FormChecks {
  private static final int LONGEST_WHY = 200;

  private FormChecks() {}

  /// A rule for a field.
  interface Check {
    String of(String text, ImportColumn column) throws Wrong;
  }

  /// @throws Refusal D601 to D610, what the rule says
  static String checked(String field, String text, Check check) {
    try {
      return check.of(text, () -> field);
    } catch (Wrong wrong) {
      var details = new HashMap<String, Object>(wrong.details());
      details.put("field", field);
      throw new Refusal(reason(wrong.reason()), details);
    }
  }

  private static PersonReason reason(ImportReason reason) {
    return switch (reason) {
      case FIELD_MISSING, CODE_WRONG -> PersonReason.ITEM_MISSING;
      case FIELD_TOO_LONG -> PersonReason.ITEM_TOO_LONG;
      case CHARACTER_NOT_ALLOWED, SPACE_AT_END -> PersonReason.CHARACTER_NOT_ALLOWED;
      case CHARACTER_PRIVATE -> PersonReason.CHARACTER_PRIVATE;
      case BEGINS_LIKE_A_FORMULA -> PersonReason.BEGINS_LIKE_A_FORMULA;
      case KANA_WRONG -> PersonReason.KANA_WRONG;
      case ROMAN_NAME_WRONG -> PersonReason.ROMAN_NAME_WRONG;
      case INDIVIDUAL_NUMBER_WRONG -> PersonReason.INDIVIDUAL_NUMBER_WRONG;
      case INDIVIDUAL_NUMBER_CHECK_DIGIT -> PersonReason.INDIVIDUAL_NUMBER_CHECK_DIGIT;
      default -> throw new IllegalStateException(reason.code());
    };
  }

  static Refusal refusal(PersonReason reason, String field) {
    return new Refusal(reason, Map.of("field", field, "column", field));
  }

  /// A day that does not lie ahead nor before the birth.
  ///
  /// @throws Refusal D612, D613, M201 to M205
  static LocalDate lifetime(String field, String text, BirthDate born, LocalDate today) {
    LocalDate day = WrittenDate.dayInForm(field, text);
    if (day.isAfter(today)) {
      throw refusal(PersonReason.DATE_IN_FUTURE, field);
    }
    if (day.isBefore(born.earliest())) {
      throw refusal(PersonReason.DATE_BEFORE_BIRTH, field);
    }
    return day;
  }

  /// Why something is changed; it stays with the version.
  ///
  /// @throws Refusal D602, D603, D616
  static String why(String text) {
    String why = text.strip();
    if (why.isEmpty()) {
      throw refusal(PersonReason.WHY_MISSING, "why");
    }
    return checked("why", why, (field, column) -> FieldChecks.text(field, column, LONGEST_WHY));
  }

  /// Digits of any width, with or without spaces and hyphens between them.
  static String digits(String text) {
    return text.codePoints()
        .filter(c -> !Character.isSpaceChar(c) && "-－‐−ー".indexOf(c) < 0)
        .mapToObj(c -> Character.toString(c >= '０' && c <= '９' ? c - '０' + '0' : c))
        .collect(Collectors.joining());
  }

  /// Kana as registries write a reading: hiragana becomes katakana.
  static String katakana(String text) {
    return text.codePoints()
        .mapToObj(c -> Character.toString(c >= 'ぁ' && c <= 'ゖ' ? c + 0x60 : c))
        .collect(Collectors.joining());
  }
}
