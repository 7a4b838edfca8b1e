package vrs.server.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
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

  private static final List<String> HEADER_2 =
      Stream.concat(HEADER.stream(), Stream.of(EarlierDoseColumn.BIRTH_DATE.heading())).toList();

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1988-02-29|1988-02-29",
        "1988/2/29|1988-02-29",
        "S63.2.29|1988-02-29",
        "昭和６３年２月２９日|1988-02-29",
        "19880229|1988-02-29",
        "昭和6年8月不詳|1931-08-00",
        "1931-08-00|1931-08-00",
        "1931-00-00|1931-00-00",
        "1870-05-01|1870-05-01"
      })
  void a_birth_date_is_read_in_either_calendar(String written, String kept)
      throws FieldChecks.Wrong {
    assertThat(parseBorn(written).born()).contains(new BirthDate(kept));
  }

  @Test
  void a_line_may_leave_the_birth_date_out() throws FieldChecks.Wrong {
    assertThat(parse(LINE).born()).isEmpty();
    assertThat(parseBorn("").born()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1988-02-30|BIRTH_DATE_WRONG",
        "S63.2.30|BIRTH_DATE_WRONG",
        "1988-00-15|BIRTH_DATE_WRONG",
        "63.2.29|BIRTH_DATE_WRONG",
        "=1988|BIRTH_DATE_WRONG",
        "昭和65年5月1日|BIRTH_DATE_OF_ANOTHER_ERA",
        "平成31年5月1日|BIRTH_DATE_OF_ANOTHER_ERA",
        "2026-11-02|DATE_IN_FUTURE",
        "R8.11.2|DATE_IN_FUTURE",
        "2026-04-01|DATE_BEFORE_BIRTH"
      })
  void a_birth_date_that_breaks_a_rule_is_refused(String written, ImportReason reason) {
    assertThatExceptionOfType(FieldChecks.Wrong.class)
        .isThrownBy(() -> parseBorn(written))
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

  private static EarlierDose parseBorn(String written) throws FieldChecks.Wrong {
    var fields = new ArrayList<>(LINE);
    fields.add(written);
    return parse(HEADER_2, fields);
  }

  private static EarlierDose parse(List<String> fields) throws FieldChecks.Wrong {
    return parse(HEADER, fields);
  }

  private static EarlierDose parse(List<String> header, List<String> fields)
      throws FieldChecks.Wrong {
    return new EarlierDoseParser(new ImportHeader(header), new AreaCode("131016"), master, TODAY)
        .parse(fields);
  }
}
