package vrs.server.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Refusal;

class RecipientParserTest {
  private static final List<String> HEADER =
      Arrays.stream(RecipientColumn.values())
          .filter(column -> !column.isFurther())
          .map(RecipientColumn::heading)
          .toList();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  /// A line without fault.
  private static final List<String> LINE =
      List.of(
          "131016",
          "0000000017",
          "0001007",
          "990000000027",
          "髙橋　花子",
          "タカハシ　ハナコ",
          "1988-02-29",
          "2",
          "2025-12-10",
          "",
          "",
          "0");

  @Test
  void a_line_without_fault_is_a_recipient() throws FieldChecks.Wrong {
    Recipient recipient = parse(LINE);

    assertThat(recipient.name()).isEqualTo("髙橋　花子");
    assertThat(recipient.ledgerNumber()).contains("0001007");
    assertThat(recipient.withheld()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MUNICIPALITY|131017|MUNICIPALITY_CODE_WRONG",
        "MUNICIPALITY|１３１０１６|MUNICIPALITY_CODE_WRONG",
        "MUNICIPALITY|141003|MUNICIPALITY_IS_ANOTHER",
        "TICKET|17|TICKET_NUMBER_WRONG",
        "TICKET|００００００００１７|TICKET_NUMBER_WRONG",
        "INDIVIDUAL_NUMBER|99000000002|INDIVIDUAL_NUMBER_WRONG",
        "INDIVIDUAL_NUMBER|990000000028|INDIVIDUAL_NUMBER_CHECK_DIGIT",
        "LEDGER_NUMBER|123456789012345678901|FIELD_TOO_LONG",
        "NAME|''|FIELD_MISSING",
        "NAME|' 花子'|SPACE_AT_END",
        "NAME|花子　|SPACE_AT_END",
        "NAME|花\uFFFD子|CHARACTER_NOT_ALLOWED",
        "NAME|花\u0007子|CHARACTER_NOT_ALLOWED",
        "NAME|花\uE000子|CHARACTER_PRIVATE",
        "NAME|=1+1|BEGINS_LIKE_A_FORMULA",
        "NAME|＠花子|BEGINS_LIKE_A_FORMULA",
        "KANA|たかはし|KANA_WRONG",
        "KANA|ﾀｶﾊｼ|KANA_WRONG",
        "BIRTH_DATE|''|FIELD_MISSING",
        "BIRTH_DATE|1988-02-30|BIRTH_DATE_WRONG",
        "BIRTH_DATE|1988-00-15|BIRTH_DATE_WRONG",
        "BIRTH_DATE|S63-02-29|BIRTH_DATE_WRONG",
        "BIRTH_DATE|2026-11-02|DATE_IN_FUTURE",
        "SEX|3|CODE_WRONG",
        "SEX|２|CODE_WRONG",
        "SEX|''|FIELD_MISSING",
        "ISSUED|2025-02-29|DATE_WRONG",
        "ISSUED|2025/12/10|DATE_WRONG",
        "ISSUED|2026-11-02|DATE_IN_FUTURE",
        "ISSUED|1988-02-28|DATE_BEFORE_BIRTH",
        "MOVED_OUT|2025-13-01|DATE_WRONG",
        "DIED|1980-01-01|DATE_BEFORE_BIRTH",
        "WITHHELD|2|CODE_WRONG"
      })
  void a_field_that_breaks_a_rule_is_refused(
      RecipientColumn column, String value, ImportReason reason) {
    assertThatExceptionOfType(FieldChecks.Wrong.class)
        .isThrownBy(() -> parse(with(column, value)))
        .satisfies(wrong -> assertThat(wrong.reason()).isEqualTo(reason));
  }

  @Test
  void a_name_of_more_than_a_hundred_characters_is_refused() {
    assertThatNoException().isThrownBy(() -> parse(with(RecipientColumn.NAME, "𠮷".repeat(100))));
    assertThatExceptionOfType(FieldChecks.Wrong.class)
        .isThrownBy(() -> parse(with(RecipientColumn.NAME, "𠮷".repeat(101))))
        .satisfies(wrong -> assertThat(wrong.reason()).isEqualTo(ImportReason.FIELD_TOO_LONG));
  }

  @Test
  void a_birth_date_may_lack_its_day_or_month() {
    for (String born : List.of("1931-08-00", "1931-00-00")) {
      assertThatNoException().isThrownBy(() -> parse(with(RecipientColumn.BIRTH_DATE, born)));
    }
  }

  @Test
  void a_line_with_a_field_too_many_is_refused() {
    var fields = new ArrayList<>(LINE);
    fields.add("0");

    assertThatExceptionOfType(FieldChecks.Wrong.class)
        .isThrownBy(() -> parse(fields))
        .satisfies(wrong -> assertThat(wrong.reason()).isEqualTo(ImportReason.FIELD_COUNT));
  }

  @Test
  void columns_are_found_by_their_names() {
    var names = new ArrayList<String>();
    ImportFile file =
        file(String.join(",", HEADER.reversed()) + "\n" + String.join(",", LINE.reversed()));
    file.read(
        new ImportProgress(),
        ImportStep.COMPARING,
        (_, fields) -> names.add(file.header().field(fields, RecipientColumn.NAME)));

    assertThat(names).containsExactly("髙橋　花子");
  }

  @Test
  void a_header_that_lacks_repeats_or_adds_a_column_is_refused() {
    String usual = String.join(",", HEADER);
    refused(usual.replace("氏名カナ,", ""), ImportReason.COLUMN_MISSING);
    refused(usual + ",性別", ImportReason.COLUMN_TWICE);
    refused(usual + ",電話番号", ImportReason.COLUMN_UNKNOWN);
    refused(usual, ImportReason.NO_LINES);
  }

  @Test
  void a_quote_that_never_closes_is_refused() {
    refused(String.join(",", HEADER) + "\n\"131016,0000000017\n", ImportReason.NOT_CSV);
  }

  private static List<String> with(RecipientColumn column, String value) {
    var fields = new ArrayList<>(LINE);
    fields.set(HEADER.indexOf(column.heading()), value);
    return fields;
  }

  private static Recipient parse(List<String> fields) throws FieldChecks.Wrong {
    return new RecipientParser(new ImportHeader(HEADER), new AreaCode("131016"), TODAY, false)
        .parse(fields);
  }

  private static void refused(String text, ImportReason reason) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> file(text))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }

  private static ImportFile file(String text) {
    Upload upload = () -> new ByteArrayInputStream(text.getBytes(UTF_8));
    return ImportFile.of(
        upload,
        FileInspection.of(
            new ByteArrayInputStream(text.getBytes(UTF_8)), OutputStream.nullOutputStream()));
  }
}
