package vrs.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {

  @Test
  void blanks_and_escapes_are_read() {
    assertThat(
            FlatJson.parse(" { \"a\\u0042\\n\" : \"\\\"\\\\\\/髙\\ud842\\udfb7\" , \"b\":\"\"} \n"))
        .containsExactly(Map.entry("aB\n", "\"\\/髙𠮷"), Map.entry("b", ""));
    assertThat(FlatJson.parse("{}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"a\":1}",
        "{\"a\":null}",
        "{\"a\":{}}",
        "{\"a\":\"b\",}",
        "{\"a\":\"b\"}x",
        "{\"a\":\"b\" \"c\":\"d\"}",
        "{\"a\":\"b\",\"a\":\"c\"}",
        "{a:\"b\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u１２３４\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"",
        "{'a':'b'}"
      })
  void anything_else_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FlatJson.parse(text));
  }

  @Test
  void a_text_longer_than_any_evidence_is_refused_unread() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlatJson.parse("{\"a\":\"" + "x".repeat(FlatJson.MAX_LENGTH) + "\"}"));
  }

  @Property(tries = 200)
  void what_is_written_is_read_again(@ForAll Map<String, String> fields) {
    assertThat(FlatJson.parse(FlatJson.write(fields))).isEqualTo(fields);
  }
}
