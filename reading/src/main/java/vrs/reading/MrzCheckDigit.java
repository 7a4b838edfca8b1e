package vrs.reading;

/// The check digit of machine-readable travel documents (ICAO 9303 part 3, 4.9): weights 7, 3, 1
/// from the left, digits as they are, A is 10 to Z is 35, the filler is 0; the sum's last digit.
final class MrzCheckDigit {
  private static final int[] WEIGHTS = {7, 3, 1};

  private MrzCheckDigit() {}

  static boolean matches(String field, char check) {
    int sum = 0;
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      int value = c == '<' ? 0 : c <= '9' ? c - '0' : c - 'A' + 10;
      sum += value * WEIGHTS[i % 3];
    }
    return check - '0' == sum % 10;
  }
}
