package vrs.server.record;

import vrs.server.platform.AreaCode;

/// The number of a ticket (券番号): ten digits, unique inside the municipality that issued it.
///
/// It carries no check digit, so a misread one looks as good as a right one: only the register can
/// tell whether it was issued.
public record TicketNumber(AreaCode issuer, String digits) {

  public TicketNumber {
    if (!isValid(digits)) {
      throw new IllegalArgumentException("not a ticket number");
    }
  }

  public static boolean isValid(String digits) {
    return digits.length() == 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
