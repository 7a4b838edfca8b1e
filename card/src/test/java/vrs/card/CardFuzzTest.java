package vrs.card;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whatever comes from a card or a sender is parsed or refused with a reason; anything else fails.
///
/// The corpora beside this class are replayed in every test run.
class CardFuzzTest {

  @FuzzTest
  void a_file_of_a_card_is_parsed_or_refused(byte @Nullable [] input) {
    var file = Bytes.of(input == null ? new byte[0] : input);
    refusing(() -> NumberFile.parse(file));
    refusing(() -> PersonFile.parse(file));
    refusing(() -> DigestFile.parse(file));
    refusing(() -> MunicipalityCertificate.parse(file));
    refusing(() -> CardKeyFile.parse(file));
    refusing(() -> new Rsa(null).key(file));
  }

  @FuzzTest
  void answers_of_a_card_are_understood_or_refused(byte @Nullable [] input) {
    var answers = answers(input == null ? new byte[0] : input);
    refusing(() -> {
      var dialogue = CardDialogue.open(new ScriptedChannel(answers));
      if (dialogue.verify(Pin.of("1234"), true) instanceof PinOutcome.Accepted(var card)) {
        card.read(Bytes.of());
      }
    });
  }

  @FuzzTest
  void evidence_is_verified_or_refused(byte @Nullable [] input) {
    var json = new String(input == null ? new byte[0] : input, StandardCharsets.UTF_8);
    var verification = new CardVerification(TrustedCas.parse(""), null);
    refusing(() -> verification.verify(CardEvidence.ofJson(json), Bytes.of(), LocalDate.EPOCH));
  }

  /// Each answer behind its length in two bytes.
  private static List<byte[]> answers(byte[] input) {
    var answers = new ArrayList<byte[]>();
    var in = ByteBuffer.wrap(input);
    while (in.remaining() >= 2) {
      var answer = new byte[Math.min(in.getShort() & 0x1FF, in.remaining())];
      in.get(answer);
      answers.add(answer);
    }
    return answers;
  }

  private interface Step {
    void run() throws CardRefusal;
  }

  private static void refusing(Step step) {
    try {
      step.run();
    } catch (CardRefusal _) {
      // expected: it has a reason
    }
  }
}
