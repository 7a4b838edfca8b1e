package vrs.server.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The key of an area (自治体の領域): six digits of the 全国地方公共団体コード with its check digit.
///
/// An area's code is its municipality's first official code and never changes; official codes are
/// dated master data mapped to areas, so a merger moves no row. Offices that are not municipalities
/// keep their accounts and deeds in areas too: a prefecture under its own code (130001), the agency
/// and the operator under two codes of the prefecture number 00, which no municipality can have.
///
/// Beside its own area a municipality has one for practice (研修), with 50 added to the prefecture's
/// number: 631019 for 131016. No official code is one of these, so wherever a municipality is
/// looked up by its code, practice is nobody's.
public record AreaCode(String digits) implements Comparable<AreaCode> {

  /// The national agency, owner of the system (A1).
  public static final AreaCode AGENCY = new AreaCode("000001");

  /// The operator, contractor of the agency (A1).
  public static final AreaCode OPERATOR = new AreaCode("000019");

  @JsonCreator
  public AreaCode {
    if (!isValid(digits)) {
      throw new IllegalArgumentException("not an area code");
    }
  }

  /// What is added to a prefecture's number, of which there are 47.
  private static final int PRACTICE = 50;

  /// Whether these are six digits of which the last is the check digit of the first five: weights 6
  /// to 2, then (11 − sum mod 11) mod 10.
  public static boolean isValid(String digits) {
    if (digits.length() != 6 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    return digits.charAt(5) == checkDigit(digits);
  }

  private static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < 5; i++) {
      sum += (6 - i) * (digits.charAt(i) - '0');
    }
    return (char) ('0' + (11 - sum % 11) % 10);
  }

  /// Whether this is the area in which a municipality's staff practise.
  public boolean isPractice() {
    return number() > PRACTICE;
  }

  /// The area in which the municipality's staff practise; itself if it is one.
  public AreaCode practice() {
    return isPractice() ? this : withPrefecture(number() + PRACTICE);
  }

  /// The area that a practice area stands beside; itself if it is none.
  public AreaCode real() {
    return isPractice() ? withPrefecture(number() - PRACTICE) : this;
  }

  private int number() {
    return Integer.parseInt(prefecture());
  }

  private AreaCode withPrefecture(int number) {
    String five = "%02d".formatted(number) + digits.substring(2, 5);
    return new AreaCode(five + checkDigit(five));
  }

  /// The prefecture's number, 01 to 47; 00 for agency and operator, 51 to 97 for practice.
  public String prefecture() {
    return digits.substring(0, 2);
  }

  @Override
  public int compareTo(AreaCode other) {
    return digits.compareTo(other.digits);
  }

  @JsonValue
  @Override
  public String toString() {
    return digits;
  }
}
