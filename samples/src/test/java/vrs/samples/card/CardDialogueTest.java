package vrs.samples.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vrs.samples.card.Reading.AUTHORITY;
import static vrs.samples.card.Reading.CHIYODA;
import static vrs.samples.card.Reading.NONCE;
import static vrs.samples.card.Reading.hanako;
import static vrs.samples.card.Reading.unlocked;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vrs.card.CardChannel;
import vrs.card.CardDialogue;
import vrs.card.CardReason;
import vrs.card.CardRefusal;
import vrs.card.Pin;
import vrs.card.PinOutcome;

class CardDialogueTest {

  private final SoftwareCard card = AUTHORITY.print(CHIYODA, hanako());

  @Test
  void wrong_pins_count_down_and_the_last_try_is_spent_only_if_the_holder_insists()
      throws Exception {
    var dialogue = CardDialogue.open(card);
    assertThat(dialogue.triesLeft()).isEqualTo(3);
    try (var wrong = Pin.of("0000")) {
      assertThat(dialogue.verify(wrong, false)).isEqualTo(new PinOutcome.Wrong(2));
      assertThat(dialogue.verify(wrong, false)).isEqualTo(new PinOutcome.Wrong(1));

      assertThatExceptionOfType(CardRefusal.class)
          .isThrownBy(() -> dialogue.verify(wrong, false))
          .satisfies(no -> assertThat(no.reason()).isEqualTo(CardReason.PIN_LAST_TRY));
      assertThat(dialogue.triesLeft()).isEqualTo(1);

      assertThat(dialogue.verify(wrong, true)).isEqualTo(new PinOutcome.Blocked());
    }
    assertThat(dialogue.triesLeft()).isZero();
    try (var right = Pin.of("1234")) {
      assertThat(dialogue.verify(right, true)).isEqualTo(new PinOutcome.Blocked());
    }
  }

  @Test
  void the_right_pin_on_the_last_try_fills_the_counter_up() throws Exception {
    var dialogue = CardDialogue.open(card);
    try (var wrong = Pin.of("0000");
        var right = Pin.of("1234")) {
      dialogue.verify(wrong, false);
      dialogue.verify(wrong, false);

      assertThat(dialogue.verify(right, true)).isInstanceOf(PinOutcome.Accepted.class);
    }
    assertThat(dialogue.triesLeft()).isEqualTo(3);
  }

  @Test
  void a_card_that_is_taken_away_at_any_moment_is_refused_as_removed() throws Exception {
    int commands = 0;
    for (boolean whole = false; !whole; commands++) {
      try {
        unlocked(new TakenAway(card, commands), "1234").card().read(NONCE);
        whole = true;
      } catch (CardRefusal no) {
        assertThat(no.reason()).as("after %d", commands).isEqualTo(CardReason.CARD_REMOVED);
      }
    }
    assertThat(commands).isGreaterThan(15);
  }

  /// A card that answers so many commands and is gone then.
  private static final class TakenAway implements CardChannel {

    private final CardChannel card;
    private int answersLeft;

    TakenAway(CardChannel card, int answers) {
      this.card = card;
      this.answersLeft = answers;
    }

    @Override
    public byte[] transmit(byte[] command) throws IOException {
      if (answersLeft-- == 0) {
        throw new IOException("card removed");
      }
      return card.transmit(command);
    }

    @Override
    public void close() {
      card.close();
    }
  }
}
