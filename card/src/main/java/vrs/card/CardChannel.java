package vrs.card;

import java.io.IOException;

/// The way to one card in one reader: a command APDU goes in, a response APDU comes back.
///
/// A real seam: a PC/SC reader, a phone's NFC antenna, and the software card of the tests stand
/// behind it.
public interface CardChannel extends AutoCloseable {

  /// Sends one command and waits for its response, which ends with the two bytes of the status
  /// word.
  ///
  /// @throws IOException if the card or the reader is gone
  byte[] transmit(byte[] command) throws IOException;

  /// Lets the card go; a card that was verified forgets it.
  @Override
  void close();
}
