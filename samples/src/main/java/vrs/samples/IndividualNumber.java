package vrs.samples;

/// An invented Individual Number (個人番号), marked as such: it begins with 99.
///
/// The check digit is that of the ordinance on numbers (平成26年総務省令第85号 第5条), so that readers can't
/// tell it from a real one except by the mark.
///
/// @param digits twelve digits
public record IndividualNumber(String digits) {

  /// What every invented number begins with.
  public static final String MARK = "99";

  private static final long SERIALS = 1_000_000_000L;

  /// Shares no factor with [#SERIALS], so different serials give different numbers.
  private static final long SPREAD = 618_033_989L;

  public IndividualNumber {
    if (!digits.matches("[0-9]{12}") || checkDigit(digits.substring(0, 11)) != digits.charAt(11)) {
      throw new IllegalArgumentException("not an Individual Number");
    }
  }

  /// The invented number of a serial, spread so that neighbours don't look alike.
  ///
  /// @param serial 0 to 999,999,999; different serials give different numbers
  public static IndividualNumber invented(long serial) {
    if (serial < 0 || serial >= SERIALS) {
      throw new IllegalArgumentException("serial " + serial);
    }
    var eleven = MARK + "%09d".formatted(serial * SPREAD % SERIALS);
    return new IndividualNumber(eleven + checkDigit(eleven));
  }

  /// Weights from the left 6 5 4 3 2 7 6 5 4 3 2; 0 if the remainder of 11 is 0 or 1, else 11 less
  /// the remainder.
  static char checkDigit(String eleven) {
    int sum = 0;
    for (int n = 1; n <= 11; n++) {
      int weight = n <= 6 ? n + 1 : n - 5;
      sum += weight * (eleven.charAt(11 - n) - '0');
    }
    int remainder = sum % 11;
    return (char) ('0' + (remainder <= 1 ? 0 : 11 - remainder));
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
