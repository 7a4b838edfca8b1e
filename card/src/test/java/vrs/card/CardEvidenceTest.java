package vrs.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardEvidenceTest {

  private static final CardEvidence EVIDENCE =
      new CardEvidence(
          Bytes.of((byte) 1),
          Bytes.of((byte) 2),
          Bytes.of((byte) 3),
          Bytes.of((byte) 4),
          Bytes.of((byte) 7),
          Bytes.of((byte) -1, (byte) -1));

  @Test
  void evidence_travels_as_flat_json_in_base64url() throws Exception {
    assertThat(EVIDENCE.toJson())
        .isEqualTo(
            """
            {"format":"card-text-ap/1","ef0001":"AQ","ef0002":"Ag","ef0003":"Aw","ef0004":"BA",\
            "ef0007":"Bw","nonceSignature":"__8"}\
            """);
    assertThat(CardEvidence.ofJson(EVIDENCE.toJson())).isEqualTo(EVIDENCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "card-text-ap/1 | card-text-ap/2 | EVIDENCE_FORMAT",
        "ef0001         | ef0005         | EVIDENCE_MALFORMED",
        ",\"ef0007\"    | ,\"x\":\"\",\"ef0007\" | EVIDENCE_MALFORMED",
        "\"format\"     | \"f\"          | EVIDENCE_MALFORMED",
        "AQ             | A              | EVIDENCE_MALFORMED",
        "AQ             | AQ==           | EVIDENCE_MALFORMED",
        "AQ             | AR             | EVIDENCE_MALFORMED",
        "AQ             | +/8            | EVIDENCE_MALFORMED",
        "{              | [              | EVIDENCE_MALFORMED",
      })
  void what_is_not_such_evidence_is_refused(String part, String instead, CardReason reason) {
    var json = EVIDENCE.toJson().replaceFirst(Pattern.quote(part), instead);
    assertThat(json).isNotEqualTo(EVIDENCE.toJson());

    assertThatExceptionOfType(CardRefusal.class)
        .isThrownBy(() -> CardEvidence.ofJson(json))
        .satisfies(no -> assertThat(no.reason()).isEqualTo(reason));
  }

  @Test
  void the_digest_depends_on_every_field_and_on_its_borders() {
    var moved =
        new CardEvidence(
            Bytes.of((byte) 1, (byte) 2),
            Bytes.of(),
            EVIDENCE.digests(),
            EVIDENCE.municipality(),
            EVIDENCE.cardKey(),
            EVIDENCE.nonceSignature());

    assertThat(moved.digest()).isNotEqualTo(EVIDENCE.digest());
    assertThat(EVIDENCE.digest().length()).isEqualTo(32);
  }
}
