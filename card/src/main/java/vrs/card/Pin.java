package vrs.card;

import static vrs.card.CardReason.PIN_FORM;

import java.util.Arrays;

/// The four digits that only the holder knows (暗証番号). Wiped when closed, and never printed.
public final class Pin implements AutoCloseable {

  private static final int LENGTH = 4;

  private final byte[] digits;

  private Pin(byte[] digits) {
    this.digits = digits;
  }

  /// Takes the digits as they were entered.
  ///
  /// @throws CardRefusal if these are not four digits; nothing is sent to the card then
  public static Pin of(CharSequence entered) throws CardRefusal {
    if (entered.length() != LENGTH || !entered.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new CardRefusal(PIN_FORM, "not four digits");
    }
    var digits = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      digits[i] = (byte) entered.charAt(i);
    }
    return new Pin(digits);
  }

  byte[] digits() {
    return digits;
  }

  @Override
  public void close() {
    Arrays.fill(digits, (byte) 0);
  }

  @Override
  public String toString() {
    return "[hidden]";
  }
}
