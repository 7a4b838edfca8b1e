package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vrs.server.municipality.MasterData;
import vrs.server.municipality.Masters;
import vrs.server.platform.AreaCode;
import vrs.server.platform.Nation;
import vrs.server.platform.Refusal;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

class EarlierDoseParserTest {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final List<String> HEADER =
      Arrays.stream(EarlierDoseColumn.values())
          .filter(column -> !column.isFurther())
          .map(EarlierDoseColumn::heading)
          .toList();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
  private static MasterData master;

  /// A line without fault.
  private static final List<String> LINE =
      List.of(
          "131016", "0000000017", "2", "2026-03-31", "141003", "架空病院", "試　二美", "MHN-12", "ｍｈ 1001");

  @BeforeAll
  static void load() {
    master = new Masters(new Nation(database.of(Zone.LGWAN))).current();
  }

  @Test
  void a_line_without_fault_is_a_dose_whose_lot_is_written_as_it_is_compared()
      throws FieldChecks.Wrong {
    EarlierDose dose = parse(LINE);

    assertThat(dose.number()).isEqualTo(2);
    assertThat(dose.givenIn()).isEqualTo(new AreaCode("141003"));
    assertThat(dose.lot().text()).isEqualTo("MH1001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MUNICIPALITY|131017|MUNICIPALITY_CODE_WRONG",
        "MUNICIPALITY|141003|MUNICIPALITY_IS_ANOTHER",
        "TICKET|17|TICKET_NUMBER_WRONG",
        "NUMBER|0|CODE_WRONG",
        "NUMBER|10|CODE_WRONG",
        "NUMBER|２|CODE_WRONG",
        "NUMBER|''|FIELD_MISSING",
        "GIVEN|''|FIELD_MISSING",
        "GIVEN|2026-03-00|DATE_WRONG",
        "GIVEN|2026-02-29|DATE_WRONG",
        "GIVEN|2026-11-02|DATE_IN_FUTURE",
        "GIVEN_IN|141004|MUNICIPALITY_CODE_WRONG",
        "GIVEN_IN|140007|MUNICIPALITY_NOT_ON_THAT_DAY",
        "SITE|=1+1|BEGINS_LIKE_A_FORMULA",
        "DOCTOR|試　|SPACE_AT_END",
        "PRODUCT|''|FIELD_MISSING",
        "PRODUCT|MHN-12-MHN-12-MHN-12-|FIELD_TOO_LONG",
        "LOT|''|FIELD_MISSING"
      })
  void a_field_that_breaks_a_rule_is_refused(
      EarlierDoseColumn column, String value, ImportReason reason) {
    assertThatExceptionOfType(FieldChecks.Wrong.class)
        .isThrownBy(() -> parse(with(column, value)))
        .satisfies(wrong -> assertThat(wrong.reason()).isEqualTo(reason));
  }

  @Test
  void site_and_doctor_may_be_empty() throws FieldChecks.Wrong {
    assertThat(parse(with(EarlierDoseColumn.SITE, "")).site()).isEmpty();
    assertThat(parse(with(EarlierDoseColumn.DOCTOR, "")).doctor()).isEmpty();
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
  void the_header_tells_the_format_also_if_it_has_a_fault() {
    assertThat(header(String.join(",", HEADER.reversed())).format()).isEqualTo(ImportFormat.DOSES);
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> header(String.join(",", HEADER).replace(",接種日", "")))
        .satisfies(refusal -> {
          assertThat(refusal.reason()).isEqualTo(ImportReason.COLUMN_MISSING);
          assertThat(refusal.details()).containsEntry("columns", "接種日");
        });
  }

  private static ImportHeader header(String text) {
    return new ImportHeader(List.of(text.split(",")));
  }

  private static List<String> with(EarlierDoseColumn column, String value) {
    var fields = new ArrayList<>(LINE);
    fields.set(HEADER.indexOf(column.heading()), value);
    return fields;
  }

  private static EarlierDose parse(List<String> fields) throws FieldChecks.Wrong {
    return new EarlierDoseParser(new ImportHeader(HEADER), new AreaCode("131016"), master, TODAY)
        .parse(fields);
  }
}
