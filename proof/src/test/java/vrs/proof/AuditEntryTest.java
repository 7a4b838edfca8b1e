package vrs.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

  private static AuditEntry entry(String purpose) {
    return new AuditEntry(
        UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"),
        "131016",
        Instant.parse("2026-11-23T03:04:05.678901234Z"),
        "account-7",
        null,
        "inquiry.ask",
        purpose,
        "p1",
        "done",
        AuditEntry.details(Map.of("to", "141003", "doses", "2")));
  }

  @Test
  void the_canonical_bytes_are_one_line_of_json_with_sorted_members() {
    assertThat(new String(entry("転入\n\"𠮷\"").bytes(), UTF_8))
        .isEqualTo(
            "{\"action\":\"inquiry.ask\",\"actor\":\"account-7\",\"area\":\"131016\","
                + "\"details\":{\"doses\":\"2\",\"to\":\"141003\"},"
                + "\"id\":\"0f8fad5b-d9cb-469f-a165-70867728950e\",\"outcome\":\"done\","
                + "\"purpose\":\"転入\\n\\\"𠮷\\\"\",\"subject\":\"p1\","
                + "\"time\":\"2026-11-23T03:04:05.678901Z\",\"v\":1}");
  }

  @Property(tries = 300)
  void an_entry_is_read_as_it_was_written(@ForAll @StringLength(max = 60) String purpose)
      throws Unreadable {
    if (purpose.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(purpose)) {
      return;
    }
    assertThat(AuditEntry.parse(entry(purpose).bytes())).isEqualTo(entry(purpose));
  }

  @Test
  void every_control_character_has_one_form() throws Unreadable {
    for (char c = 1; c < 0x20; c++) {
      AuditEntry entry = entry("a" + c + "b");
      assertThat(AuditEntry.parse(entry.bytes())).isEqualTo(entry);
    }
  }

  @Test
  void another_form_of_the_same_json_is_refused() {
    String line = new String(entry("why").bytes(), UTF_8);
    for (String other :
        new String[] {
          line + " ",
          line.replace("\"action\":", "\"action\": "),
          line.replace("why", "wh\\u0079"),
          line.replace("why", "w\\/hy"),
          line.replace("why", "w\\u000ahy"),
          line.replace("0f8fad5b", "0F8FAD5B"),
          line.replace("0f8fad5b-", "f8fad5b-"),
          line.replace(".678901Z", ".678901+00:00"),
          line.replace("\"v\":1", "\"v\":2"),
          line.replace("\"doses\":\"2\",\"to\":\"141003\"", "\"to\":\"141003\",\"doses\":\"2\""),
          line.replace("2026-11-23", "2026-02-30"),
        }) {
      assertThat(other).isNotEqualTo(line);
      assertThatExceptionOfType(Unreadable.class)
          .as(other)
          .isThrownBy(() -> AuditEntry.parse(other.getBytes(UTF_8)));
    }
  }

  @Test
  void what_can_not_be_kept_byte_for_byte_is_no_entry() {
    assertThatIllegalArgumentException().isThrownBy(() -> entry("a\0b"));
    assertThatIllegalArgumentException().isThrownBy(() -> entry("\ud842"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> entry("x".repeat(AuditEntry.MOST_BYTES)).bytes());
  }
}
