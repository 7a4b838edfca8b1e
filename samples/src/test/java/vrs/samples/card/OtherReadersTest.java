package vrs.samples.card;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.samples.card.Reading.AUTHORITY;
import static vrs.samples.card.Reading.CHIYODA;
import static vrs.samples.card.Reading.hanako;
import static vrs.samples.card.Reading.taro;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The software card as OpenSC's tool sees it through pcscd: a client and a daemon that nobody here
/// wrote.
class OtherReadersTest {

  /// A response that opensc-tool prints: status words, and then lines of 16 bytes with their
  /// characters behind.
  private static final Pattern RECEIVED =
      Pattern.compile(
          "Received \\(SW1=0x(..), SW2=0x(..)\\):?\\n((?:(?:[0-9A-F]{2} ){1,16}.*\\n?)*)");

  private static final Pattern OCTETS = Pattern.compile("\\G([0-9A-F]{2}) ");

  @Test
  void opensc_reads_every_file_and_a_signature_of_the_software_card_through_pcscd()
      throws Exception {
    var card = AUTHORITY.print(CHIYODA, hanako());
    try (var daemon = ReaderDaemon.start(card, AUTHORITY.print(CHIYODA, taro()))) {
      var answers =
          send(
              daemon,
              "00A4040C0AD3921000310001010408",
              "00A4020C020011",
              "00200080",
              "002000800431323334",
              "00A4020C020001",
              "00B0000011",
              "00A4020C020003",
              "00B0000000",
              "00B0010050",
              "00A4020C020013",
              "802A0000333031300D060960864801650304020105000420" + "00".repeat(32) + "00");

      assertThat(answers.get(0)).isEqualTo("9000");
      assertThat(answers.get(2)).isEqualTo("63C3");
      assertThat(answers.get(3)).isEqualTo("9000");
      assertThat(answers.get(5)).isEqualTo(hex(card, 1) + "9000");
      assertThat(answers.get(7).replaceFirst("9000$", "") + answers.get(8))
          .isEqualTo(hex(card, 3) + "9000");
      assertThat(answers.get(10)).hasSize(512 + 4).endsWith("9000");
    }
  }

  private static List<String> send(ReaderDaemon daemon, String... commands) throws Exception {
    var line = new ArrayList<>(List.of("opensc-tool", "--reader", "0"));
    for (var command : commands) {
      line.addAll(List.of("--send-apdu", command));
    }
    var answers = new ArrayList<String>();
    RECEIVED
        .matcher(daemon.run(line))
        .results()
        .forEach(match -> {
          var data = new StringBuilder();
          match
              .group(3)
              .lines()
              .forEach(octets ->
                  OCTETS.matcher(octets).results().forEach(octet -> data.append(octet.group(1))));
          answers.add(data + match.group(1) + match.group(2));
        });
    assertThat(answers).hasSameSizeAs(commands);
    return answers;
  }

  private static String hex(SoftwareCard card, int file) {
    var bytes = Objects.requireNonNull(card.files().get(file));
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
