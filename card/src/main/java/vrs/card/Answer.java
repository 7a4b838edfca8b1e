package vrs.card;

import static vrs.card.CardReason.CARD_REMOVED;
import static vrs.card.CardReason.UNEXPECTED_ANSWER;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;

/// A response APDU: data and status word.
record Answer(Bytes data, int status) {

  private static final int MAX_LENGTH = 256 + 2;

  /// @throws CardRefusal if these bytes are no response to a short command
  static Answer parse(byte[] response) throws CardRefusal {
    if (response.length < 2 || response.length > MAX_LENGTH) {
      throw new CardRefusal(UNEXPECTED_ANSWER, "response of " + response.length + " bytes");
    }
    int end = response.length - 2;
    int status = (response[end] & 0xFF) << 8 | (response[end + 1] & 0xFF);
    return new Answer(Bytes.of(Arrays.copyOf(response, end)), status);
  }

  static Answer to(byte[] command, CardChannel channel) throws CardRefusal {
    try {
      return parse(channel.transmit(command));
    } catch (IOException e) {
      throw new CardRefusal(CARD_REMOVED, "no response", e);
    }
  }

  boolean isOk() {
    return status == 0x9000;
  }

  /// Tries left, when the status word tells them: 63Cx, or 0 for a blocked PIN.
  OptionalInt triesLeft() {
    if ((status & 0xFFF0) == 0x63C0) {
      return OptionalInt.of(status & 0xF);
    }
    return status == 0x6983 || status == 0x6984 ? OptionalInt.of(0) : OptionalInt.empty();
  }

  CardRefusal unexpected(String command) {
    return new CardRefusal(
        UNEXPECTED_ANSWER, "%04X with %d bytes to %s".formatted(status, data.length(), command));
  }
}
