package vrs.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"ja", "en"})
  void every_reason_says_what_happened_what_to_do_and_what_was_not_lost(String language)
      throws Exception {
    Map<String, Object> messages =
        JSONObjectUtils.parse(
            Files.readString(Path.of("..", "messages", language, "certificate.json")));
    List<String> codes = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      codes.add(reason.code());
    }
    for (CertificateDefect.Kind kind : CertificateDefect.Kind.values()) {
      codes.add(kind.code());
    }

    assertThat(codes).doesNotHaveDuplicates();
    for (String code : codes) {
      assertThat(JSONObjectUtils.getJSONObject(messages, code))
          .as(code)
          .containsOnlyKeys("what", "do", "kept");
    }
    for (Verdict.Check check : Verdict.Check.values()) {
      assertThat(messages).containsKey(check.key());
    }
  }
}
