package vrs.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.card.PinOutcome.Accepted;
import vrs.card.PinOutcome.Blocked;
import vrs.card.PinOutcome.Wrong;

/// What the dialogue makes of each answer; with a whole card it is tested in `samples`.
class CardDialogueTest {

  private static final String OK = "9000";

  @ParameterizedTest
  @ValueSource(strings = {"6A82", "6A86", "6D00", "6999"})
  void a_card_without_the_application_is_not_this_card(String answer) {
    assertThatExceptionOfType(CardRefusal.class)
        .isThrownBy(() -> CardDialogue.open(new ScriptedChannel(answer)))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(CardReason.NOT_THIS_CARD));
  }

  @ParameterizedTest
  @CsvSource({"63C3, 3", "63C0, 0", "63CA, 10", "6984, 0", "6983, 0"})
  void the_tries_left_are_read_from_the_status_word(String answer, int tries) throws Exception {
    assertThat(opened(OK, answer).triesLeft()).isEqualTo(tries);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9000", "6300", "6982", "6A88"})
  void an_unknown_answer_to_the_question_for_tries_is_unexpected(String answer) {
    refusedAsUnexpected(() -> opened(OK, answer).triesLeft());
  }

  @Test
  void a_pin_file_that_cannot_be_selected_is_unexpected() {
    refusedAsUnexpected(() -> opened("6A82").triesLeft());
  }

  @ParameterizedTest
  @CsvSource({"9000, accepted", "63C1, wrong", "63C0, blocked", "6983, blocked", "6984, blocked"})
  void the_answer_to_the_pin_is_accepted_or_wrong_or_blocked(String answer, String outcome)
      throws Exception {
    var said =
        switch (opened(OK, "63C2", answer).verify(Pin.of("1234"), false)) {
          case Accepted _ -> "accepted";
          case Wrong(int left) when left == 1 -> "wrong";
          case Wrong _ -> "wrong count";
          case Blocked _ -> "blocked";
        };

    assertThat(said).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6700", "6982", "6F00"})
  void an_unknown_answer_to_the_pin_is_unexpected(String answer) {
    refusedAsUnexpected(() -> opened(OK, "63C3", answer).verify(Pin.of("1234"), false));
  }

  @ParameterizedTest
  @CsvSource({
    "too few bytes, 0102039000",
    "too many bytes, 0102030405060708090A0B0C0D0E0F1011129000",
    "the end of the file, 0102030405060708090A0B0C0D0E0F10116282",
    "a PIN that is not verified, 6982",
    "no status word, 90",
  })
  void a_file_that_is_not_given_whole_is_unexpected(String what, String answer) {
    refusedAsUnexpected(() -> unlocked(OK, answer).read(Bytes.of((byte) 0)));
  }

  @Test
  void a_second_file_that_claims_too_much_is_not_read_on() {
    var number = "00".repeat(17) + OK;
    refusedAsUnexpected(
        () -> unlocked(OK, number, OK, "FF2082FFFFDF21" + OK).read(Bytes.of((byte) 0)));
    refusedAsUnexpected(() -> unlocked(OK, number, OK, "FF2002DF21DF21" + OK).read(Bytes.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123", "12345", "12a4", "１２３４", "-123"})
  void what_is_not_four_digits_is_never_sent(String entered) {
    assertThatExceptionOfType(CardRefusal.class)
        .isThrownBy(() -> Pin.of(entered))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(CardReason.PIN_FORM))
        .withMessageNotContaining("123");
  }

  @Test
  void a_pin_is_wiped_when_closed_and_does_not_print_itself() throws Exception {
    var pin = Pin.of("1234");
    assertThat(pin).hasToString("[hidden]");

    pin.close();

    assertThat(pin.digits()).containsOnly(0);
  }

  private interface Step {
    void run() throws CardRefusal;
  }

  private static void refusedAsUnexpected(Step step) {
    assertThatExceptionOfType(CardRefusal.class)
        .isThrownBy(step::run)
        .satisfies(no -> assertThat(no.reason()).isEqualTo(CardReason.UNEXPECTED_ANSWER));
  }

  private static CardDialogue opened(String... answers) throws CardRefusal {
    var all = new String[answers.length + 1];
    all[0] = OK;
    System.arraycopy(answers, 0, all, 1, answers.length);
    return CardDialogue.open(new ScriptedChannel(all));
  }

  private static UnlockedCard unlocked(String... answers) {
    return new UnlockedCard(new ScriptedChannel(answers));
  }
}
