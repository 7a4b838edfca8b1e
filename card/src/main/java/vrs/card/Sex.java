package vrs.card;

/// Sex as the card writes it (性別), in the digits of ISO/IEC 5218.
public enum Sex {
  NOT_KNOWN('0'),
  MALE('1'),
  FEMALE('2'),
  NOT_APPLICABLE('9');

  private final char digit;

  Sex(char digit) {
    this.digit = digit;
  }

  public char digit() {
    return digit;
  }
}
