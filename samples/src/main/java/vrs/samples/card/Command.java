package vrs.samples.card;

import java.util.Optional;
import vrs.card.Bytes;

/// A command APDU as ISO/IEC 7816-3 lays it out, with short or extended lengths.
///
/// @param data empty where there is none
/// @param expected how many bytes the answer may have; 0 where none are asked for
record Command(int cla, int ins, int p1, int p2, Bytes data, int expected) {

  static Optional<Command> parse(byte[] apdu) {
    if (apdu.length < 4) {
      return Optional.empty();
    }
    int rest = apdu.length - 4;
    if (rest == 0) {
      return command(apdu, 4, 0, 0);
    }
    if (rest == 1) {
      return command(apdu, 5, 0, expected(apdu[4] & 0xFF, 256));
    }
    int first = apdu[4] & 0xFF;
    if (first != 0) {
      return rest == 1 + first
          ? command(apdu, 5, first, 0)
          : rest == 2 + first
              ? command(apdu, 5, first, expected(apdu[apdu.length - 1] & 0xFF, 256))
              : Optional.empty();
    }
    if (rest < 3) {
      return Optional.empty();
    }
    int extended = unsigned(apdu, 5);
    if (rest == 3) {
      return command(apdu, 7, 0, expected(extended, 65536));
    }
    return rest == 3 + extended
        ? command(apdu, 7, extended, 0)
        : rest == 5 + extended
            ? command(apdu, 7, extended, expected(unsigned(apdu, apdu.length - 2), 65536))
            : Optional.empty();
  }

  private static Optional<Command> command(byte[] apdu, int from, int length, int expected) {
    return Optional.of(
        new Command(
            apdu[0] & 0xFF,
            apdu[1] & 0xFF,
            apdu[2] & 0xFF,
            apdu[3] & 0xFF,
            Bytes.of(apdu).slice(from, from + length),
            expected));
  }

  private static int expected(int written, int whenZero) {
    return written == 0 ? whenZero : written;
  }

  private static int unsigned(byte[] apdu, int at) {
    return (apdu[at] & 0xFF) << 8 | (apdu[at + 1] & 0xFF);
  }

  @Override
  public String toString() {
    return "%02X %02X".formatted(cla, ins);
  }
}
