package vrs.card;

import static vrs.card.CardReason.NOT_THIS_CARD;
import static vrs.card.CardReason.PIN_LAST_TRY;

import java.util.Arrays;

/// The dialogue with the card's text application (券面事項入力補助AP), up to its PIN (F1).
///
/// The steps can only be taken in their order: [#open], [#verify], and with the [UnlockedCard] that
/// an accepted PIN gives, [UnlockedCard#read].
public final class CardDialogue {

  private static final byte[] SELECT_APPLICATION =
      Bytes.ofHex("00A4040C0AD3921000310001010408").toArray();
  private static final byte[] SELECT_PIN = Bytes.ofHex("00A4020C020011").toArray();
  private static final byte[] ASK_TRIES = Bytes.ofHex("00200080").toArray();
  private static final byte[] VERIFY = Bytes.ofHex("0020008004").toArray();

  private final CardChannel channel;

  private CardDialogue(CardChannel channel) {
    this.channel = channel;
  }

  /// Selects the application.
  ///
  /// @throws CardRefusal if the card has no such application, or is gone
  public static CardDialogue open(CardChannel channel) throws CardRefusal {
    var answer = Answer.to(SELECT_APPLICATION, channel);
    if (!answer.isOk()) {
      throw new CardRefusal(NOT_THIS_CARD, "%04X to SELECT".formatted(answer.status()));
    }
    return new CardDialogue(channel);
  }

  /// How many tries the card still allows; 0 when it is blocked. Asking spends none.
  public int triesLeft() throws CardRefusal {
    selectPin();
    var answer = Answer.to(ASK_TRIES, channel);
    return answer.triesLeft().orElseThrow(() -> answer.unexpected("empty VERIFY"));
  }

  /// Shows the PIN to the card.
  ///
  /// A last try is not spent unless the holder insists, because only the municipality's counter can
  /// undo a block.
  ///
  /// @param evenTheLastTry the holder was told that one try is left, and insists
  /// @throws CardRefusal with PIN_LAST_TRY if one is left and the holder has not insisted; nothing
  ///   is spent
  public PinOutcome verify(Pin pin, boolean evenTheLastTry) throws CardRefusal {
    int triesLeft = triesLeft();
    if (triesLeft == 0) {
      return new PinOutcome.Blocked();
    }
    if (triesLeft == 1 && !evenTheLastTry) {
      throw new CardRefusal(PIN_LAST_TRY, "not sent");
    }
    var answer = show(pin);
    if (answer.isOk()) {
      return new PinOutcome.Accepted(new UnlockedCard(channel));
    }
    int left = answer.triesLeft().orElseThrow(() -> answer.unexpected("VERIFY"));
    return left == 0 ? new PinOutcome.Blocked() : new PinOutcome.Wrong(left);
  }

  private Answer show(Pin pin) throws CardRefusal {
    var command = Arrays.copyOf(VERIFY, VERIFY.length + pin.digits().length);
    try {
      System.arraycopy(pin.digits(), 0, command, VERIFY.length, pin.digits().length);
      return Answer.to(command, channel);
    } finally {
      Arrays.fill(command, (byte) 0);
    }
  }

  private void selectPin() throws CardRefusal {
    var answer = Answer.to(SELECT_PIN, channel);
    if (!answer.isOk()) {
      throw answer.unexpected("SELECT PIN");
    }
  }
}
