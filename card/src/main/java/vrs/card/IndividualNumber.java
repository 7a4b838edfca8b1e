package vrs.card;

import java.util.Optional;

/// An Individual Number (個人番号): 12 digits, the last of which checks the others. It never prints
/// itself.
public record IndividualNumber(String digits) {

  private static final int LENGTH = 12;

  /// Accepts a valid number only.
  ///
  /// @throws IllegalArgumentException if these are not 12 digits with the right check digit
  public IndividualNumber {
    if (!isValid(digits)) {
      throw new IllegalArgumentException("not an Individual Number");
    }
  }

  /// The number, or nothing if the text is not one. Full-width digits are not accepted: the caller
  /// folds them if it may.
  public static Optional<IndividualNumber> parse(String text) {
    return isValid(text) ? Optional.of(new IndividualNumber(text)) : Optional.empty();
  }

  /// The check digit for the first eleven digits (番号法総務省令 第5条).
  ///
  /// @throws IllegalArgumentException if these are not eleven digits
  public static int checkDigit(String elevenDigits) {
    if (elevenDigits.length() != LENGTH - 1 || !allDigits(elevenDigits)) {
      throw new IllegalArgumentException("not eleven digits");
    }
    return checkDigitOf(elevenDigits);
  }

  private static boolean isValid(String text) {
    return text.length() == LENGTH
        && allDigits(text)
        && text.charAt(LENGTH - 1) - '0' == checkDigitOf(text);
  }

  private static int checkDigitOf(String digits) {
    int sum = 0;
    for (int n = 1; n < LENGTH; n++) {
      int weight = n <= 6 ? n + 1 : n - 5;
      sum += (digits.charAt(LENGTH - 1 - n) - '0') * weight;
    }
    int rest = sum % 11;
    return rest <= 1 ? 0 : 11 - rest;
  }

  private static boolean allDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
