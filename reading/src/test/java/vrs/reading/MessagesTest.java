package vrs.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MessagesTest {
  @ParameterizedTest
  @EnumSource
  void every_reason_has_its_words_in_japanese_and_english(ReadingReason reason) throws IOException {
    for (String language : new String[] {"ja", "en"}) {
      assertThat(Files.readString(Path.of("../messages", language, "reading.json")))
          .contains("\"" + reason.code() + "\": {\"what\": \"");
    }
  }
}
