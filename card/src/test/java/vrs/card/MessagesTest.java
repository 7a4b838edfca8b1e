package vrs.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final Pattern MESSAGE =
      Pattern.compile(
          "\"(K\\d{3})\": \\{\"what\": \"[^\"]+\", \"do\": \"[^\"]+\", \"kept\": \"[^\"]+\"\\}");

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void every_reason_has_a_text_that_says_what_happened_what_to_do_and_what_was_kept(String language)
      throws Exception {
    var catalogue = Files.readString(Path.of("..", "messages", language, "card.json"));

    assertThat(MESSAGE.matcher(catalogue).results().map(message -> message.group(1)))
        .containsExactlyElementsOf(
            Arrays.stream(CardReason.values()).map(CardReason::code).toList());
  }
}
