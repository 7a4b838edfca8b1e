package vrs.samples.card;

import static org.assertj.core.api.Assertions.assertThat;
import static vrs.samples.card.Reading.AUTHORITY;
import static vrs.samples.card.Reading.CHIYODA;
import static vrs.samples.card.Reading.hanako;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The card by its bare commands, as the table of the text application tells them.
class SoftwareCardTest {

  private static final String SELECT_TEXT = "00A4040C0AD3921000310001010408";

  private final SoftwareCard card = AUTHORITY.print(CHIYODA, hanako());

  @BeforeEach
  void select() {
    assertThat(send(SELECT_TEXT)).isEqualTo("9000");
  }

  @ParameterizedTest
  @CsvSource({
    "another class, 90A4020C020001, 6E00",
    "another instruction, 00C00000, 6D00",
    "shorter than a header, 00A402, 6700",
    "a length that is not there, 00A4020C0300, 6700",
    "an application that is not there, 00A4040C05A000000001, 6A82",
    "a file that is not there, 00A4020C020099, 6A82",
    "a way of selecting that is not there, 00A4080C020001, 6A86",
    "reading with no file selected, 00B0000000, 6986",
    "verifying with no PIN selected, 0020008004, 6986",
    "signing with no key selected, 802A000000, 6985",
  })
  void what_cannot_be_done_is_answered_with_its_status_word(
      String what, String command, String status) {
    assertThat(send(command)).as(what).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    // file, PIN, 照合番号A, 照合番号B
    "0001, 9000, 9000, 6982",
    "0002, 9000, 6982, 9000",
    "0003, 9000, 9000, 9000",
    "0007, 9000, 9000, 9000",
  })
  void each_secret_opens_its_files_only(String file, String pin, String a, String b) {
    assertThat(statusOfReading(file)).as("nothing shown").isEqualTo("6982");
    assertThat(afterShowing("0011", "1234", file)).isEqualTo(pin);
    assertThat(afterShowing("0014", "123456789018", file)).isEqualTo(a);
    assertThat(afterShowing("0015", "55021720352285", file)).isEqualTo(b);
  }

  @ParameterizedTest
  @CsvSource({"0004", "0005"})
  void the_certificate_and_the_basic_information_are_free(String file) {
    assertThat(statusOfReading(file)).isEqualTo("9000");
  }

  @Test
  void three_wrong_pins_block_it_and_a_right_one_in_between_fills_the_counter_up() {
    assertThat(show("0011", "0000")).isEqualTo("63C2");
    assertThat(show("0011", "0000")).isEqualTo("63C1");
    assertThat(show("0011", "1234")).isEqualTo("9000");
    assertThat(show("0011", "0000")).isEqualTo("63C2");
    assertThat(show("0011", "0000")).isEqualTo("63C1");
    assertThat(show("0011", "0000")).isEqualTo("6984");
    assertThat(show("0011", "1234")).isEqualTo("6984");
    assertThat(send("00200080")).isEqualTo("6984");
  }

  @Test
  void an_empty_verify_tells_the_tries_without_spending_one() {
    send("00A4020C020011");

    assertThat(send("00200080")).isEqualTo("63C3");
    assertThat(send("00200080")).isEqualTo("63C3");
    send("00A4020C020014");
    assertThat(send("00200080")).isEqualTo("63CA");
  }

  @Test
  void selecting_an_application_or_leaving_the_field_forgets_the_pin() {
    show("0011", "1234");
    assertThat(statusOfReading("0001")).isEqualTo("9000");
    send(SELECT_TEXT);
    assertThat(statusOfReading("0001")).isEqualTo("6982");

    show("0011", "1234");
    card.close();
    assertThat(send("00A4020C020001")).isEqualTo("6A82");
  }

  @Test
  void a_pin_can_be_changed_once_it_was_shown() {
    send("00A4020C020011");
    assertThat(send("0024018004" + hex("5678"))).isEqualTo("6982");
    show("0011", "1234");

    assertThat(send("0024018004" + hex("5678"))).isEqualTo("9000");
    assertThat(show("0011", "5678")).isEqualTo("9000");
  }

  @Test
  void a_file_is_read_by_offset_and_by_its_short_id_with_short_and_extended_lengths() {
    send("00A4020C020004");
    var whole = send("00B00000000238");
    assertThat(whole).hasSize(2 * 568 + 4).startsWith("7F21820233");

    assertThat(send("00B0000505")).isEqualTo(whole.substring(10, 20) + "9000");
    assertThat(send("00B0010000")).isEqualTo(whole.substring(512, 1024) + "9000");
    assertThat(send("00B0020000")).isEqualTo(whole.substring(1024));
    assertThat(send("00B0023010")).isEqualTo(whole.substring(1120, 1136) + "6282");
    assertThat(send("00B0023800")).isEqualTo("6B00");
    send("00A4020C020005");
    assertThat(send("00B0840005")).isEqualTo(whole.substring(0, 10) + "9000");
    assertThat(send("00B0990000")).isEqualTo("6A82");
  }

  @Test
  void the_files_have_the_sizes_of_the_published_table() {
    assertThat(card.files().get(1)).hasSize(17);
    assertThat(card.files().get(3)).hasSize(336);
    assertThat(card.files().get(4)).hasSize(568);
    assertThat(card.files().get(7)).hasSize(536);
  }

  @Test
  void the_key_signs_without_a_pin_but_a_digest_info_only() {
    send("00A4020C020013");

    assertThat(send("802A000033" + "00".repeat(51) + "00")).hasSize(512 + 4).endsWith("9000");
    assertThat(send("802A000003" + "000000" + "00")).isEqualTo("6700");
  }

  @Test
  void the_token_of_the_jpki_application_can_be_read() {
    assertThat(send("00A4040C0AD392F000260100000001")).isEqualTo("9000");
    assertThat(send("00A4020C020006")).isEqualTo("9000");
    assertThat(send("00B0000020")).isEqualTo(hex("JPKIAPICCTOKEN2" + " ".repeat(17)) + "9000");
  }

  private String afterShowing(String secretFile, String secret, String file) {
    send(SELECT_TEXT);
    assertThat(show(secretFile, secret)).isEqualTo("9000");
    return statusOfReading(file);
  }

  private String statusOfReading(String file) {
    send("00A4020C02" + file);
    var answer = send("00B0000000");
    return answer.substring(answer.length() - 4);
  }

  private String show(String file, String secret) {
    assertThat(send("00A4020C02" + file)).isEqualTo("9000");
    return send("00200080%02X".formatted(secret.length()) + hex(secret));
  }

  private String send(String command) {
    return HexFormat.of()
        .withUpperCase()
        .formatHex(card.transmit(HexFormat.of().parseHex(command)));
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
