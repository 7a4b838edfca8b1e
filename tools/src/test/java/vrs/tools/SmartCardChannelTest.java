package vrs.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vrs.card.Bytes;
import vrs.card.CardEvidence;
import vrs.card.CardResult.Verified;
import vrs.card.CardVerification;
import vrs.card.TrustedCas;
import vrs.samples.card.CardHolder;
import vrs.samples.card.ReaderDaemon;
import vrs.samples.card.SoftwareCard;
import vrs.samples.card.TestCardAuthority;

/// A card in a PC/SC reader, through a pcscd of this test's own. The client is a process beside
/// this one, because the JDK asks for the reader service's address once per process.
class SmartCardChannelTest {

  private static final TestCardAuthority AUTHORITY = TestCardAuthority.standard();
  private static final Bytes NONCE = Bytes.ofHex("0123456789abcdef".repeat(4));
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Test
  void the_whole_dialogue_runs_through_a_pcsc_reader_and_leaves_the_card_locked() throws Exception {
    var card = card("993618033989", "1234");
    try (var daemon = ReaderDaemon.start(card, card("123456789018", "5678"))) {
      var first = CardEvidence.ofJson(read(daemon, "Virtual PCD 00 00", "1234"));
      var second = CardEvidence.ofJson(read(daemon, "Virtual PCD 00 01", "5678"));

      var verification = new CardVerification(TrustedCas.parse(AUTHORITY.trustLine()), null);
      assertThat(((Verified) verification.verify(second, NONCE, TODAY)).card().number().digits())
          .isEqualTo("123456789018");
      assertThat(first).isNotEqualTo(second);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> read(daemon, "No such reader", "1234"))
          .withMessageContaining("K108");
      var out =
          daemon.run(List.of("opensc-tool", "--reader", "0", "--send-apdu", "00A4020C020001"));
      assertThat(out).as("left after the reset").contains("SW1=0x6A, SW2=0x82");
    }
  }

  private static String read(ReaderDaemon daemon, String reader, String pin) throws Exception {
    return daemon
        .run(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SmartCardReading.class.getName(),
                reader,
                pin,
                NONCE.hex()))
        .lines()
        .filter(line -> line.startsWith("{"))
        .findFirst()
        .orElseThrow();
  }

  private static SoftwareCard card(String number, String pin) {
    return AUTHORITY.print(
        "131016", CardHolder.of(number, "番号　花子", "住所", LocalDate.of(1980, 2, 17), '2', pin));
  }
}
