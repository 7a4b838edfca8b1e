package vrs.tools;

import static vrs.card.CardReason.NO_CARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.TerminalFactory;
import vrs.card.CardChannel;
import vrs.card.CardRefusal;

/// A card in a PC/SC reader of this computer.
///
/// It is held exclusively while open and reset when closed, so that no other program uses what the
/// PIN opened. To be opened, used and closed by one thread.
public final class SmartCardChannel implements CardChannel {

  /// The JDK does not look where Debian keeps the library.
  private static final String LIBRARY_PROPERTY = "sun.security.smartcardio.library";

  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/libpcsclite.so.1"),
          Path.of("/usr/lib/aarch64-linux-gnu/libpcsclite.so.1"));

  private final Card card;

  private SmartCardChannel(Card card) {
    this.card = card;
  }

  /// Takes the card in the reader of this name, or in the first reader that has one.
  ///
  /// @throws CardRefusal with NO_CARD if there is no such reader or no card in it
  public static SmartCardChannel open(Optional<String> readerName) throws CardRefusal {
    findLibrary();
    try {
      for (var terminal : TerminalFactory.getDefault().terminals().list()) {
        if (readerName.map(terminal.getName()::equals).orElse(true) && terminal.isCardPresent()) {
          return new SmartCardChannel(held(terminal));
        }
      }
    } catch (CardException e) {
      throw new CardRefusal(NO_CARD, "no reader answers", e);
    }
    throw new CardRefusal(NO_CARD, "no card in a reader");
  }

  private static Card held(CardTerminal terminal) throws CardException {
    var card = terminal.connect("*");
    card.beginExclusive();
    return card;
  }

  private static void findLibrary() {
    if (System.getProperty(LIBRARY_PROPERTY) == null) {
      LIBRARIES.stream()
          .filter(Files::exists)
          .findFirst()
          .ifPresent(library -> System.setProperty(LIBRARY_PROPERTY, library.toString()));
    }
  }

  @Override
  public byte[] transmit(byte[] command) throws IOException {
    try {
      return card.getBasicChannel().transmit(new CommandAPDU(command)).getBytes();
    } catch (CardException | IllegalStateException e) {
      throw new IOException("the card does not answer", e);
    }
  }

  @Override
  public void close() {
    try {
      card.endExclusive();
      card.disconnect(true);
    } catch (CardException | IllegalStateException _) {
      // It is gone already, which is what closing wants.
    }
  }
}
