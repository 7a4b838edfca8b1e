package vrs.tools;

import java.util.Optional;
import vrs.card.Bytes;
import vrs.card.CardDialogue;
import vrs.card.Pin;
import vrs.card.PinOutcome;

/// Reads the card of a PC/SC reader and prints its evidence: the program that
/// [SmartCardChannelTest] runs beside itself.
final class SmartCardReading {

  private SmartCardReading() {}

  /// Takes the reader's name, the PIN and the nonce in hexadecimal.
  public static void main(String[] arguments) throws Exception {
    try (var channel = SmartCardChannel.open(Optional.of(arguments[0]));
        var pin = Pin.of(arguments[1])) {
      var accepted = (PinOutcome.Accepted) CardDialogue.open(channel).verify(pin, false);
      System.out.println(accepted.card().read(Bytes.ofHex(arguments[2])).toJson());
    }
  }
}
