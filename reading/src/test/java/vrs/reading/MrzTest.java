package vrs.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.reading.PassportReading.NotRead;
import vrs.reading.PassportReading.Read;

/// The lines are those of ICAO 9303 part 4, with a nationality that exists instead of Utopia's,
/// which no check digit covers.
final class MrzTest {
  private static final String UPPER = "P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  private static final String LOWER = "L898902C36SWE7408122F1204159ZE184226B<<<<<10";
  private static final LocalDate TODAY = LocalDate.of(2012, 4, 15);

  @Test
  void the_example_of_the_standard_is_read() {
    Mrz mrz = read(UPPER, LOWER);

    assertThat(mrz.surname()).isEqualTo("ERIKSSON");
    assertThat(mrz.givenNames()).isEqualTo("ANNA MARIA");
    assertThat(mrz.plainNumber()).isEqualTo("L898902C3");
    assertThat(mrz.nationality()).isEqualTo("SWE");
    assertThat(mrz.birthDay(TODAY)).contains(LocalDate.of(1974, 8, 12));
    assertThat(mrz.lastDay()).isEqualTo(LocalDate.of(2012, 4, 15));
    assertThat(mrz.nameMayBeCut()).isFalse();
  }

  @Test
  void the_specimen_state_of_the_standard_is_none() {
    assertThat(Mrz.parse(UPPER, LOWER.replace("SWE", "UTO"), TODAY))
        .isEqualTo(new NotRead(ReadingReason.NATIONALITY_UNKNOWN));
  }

  @Test
  void a_passport_is_good_on_its_last_day_and_not_on_the_next() {
    assertThat(Mrz.parse(UPPER, LOWER, TODAY)).isInstanceOf(Read.class);
    assertThat(Mrz.parse(UPPER, LOWER, TODAY.plusDays(1)))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_EXPIRED));
  }

  /// 10 number, 20 birth, 28 expiry, 43 optional, 44 all together.
  @ParameterizedTest
  @ValueSource(ints = {9, 19, 27, 42, 43})
  void each_check_digit_is_checked(int place) {
    char wrong = (char) ('0' + (LOWER.charAt(place) - '0' + 1) % 10);
    String lower = LOWER.substring(0, place) + wrong + LOWER.substring(place + 1);

    assertThat(Mrz.parse(UPPER, lower, TODAY))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_CHECK_DIGIT_WRONG));
  }

  @Test
  void the_check_digits_of_number_birth_and_expiry_are_checked_again_where_only_fields_arrive() {
    Mrz mrz = read(UPPER, LOWER);

    assertThat(fields(mrz, '6', '2', '9')).isEqualTo(new Read(mrz));
    assertThat(fields(mrz, '7', '2', '9'))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_CHECK_DIGIT_WRONG));
    assertThat(fields(mrz, '6', '3', '9'))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_CHECK_DIGIT_WRONG));
    assertThat(fields(mrz, '6', '2', '0'))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_CHECK_DIGIT_WRONG));
  }

  private static PassportReading fields(Mrz mrz, char number, char birth, char expiry) {
    return Mrz.fields(
        mrz.nameField(),
        mrz.number(),
        number,
        mrz.nationality(),
        mrz.birth(),
        birth,
        mrz.expiry(),
        expiry,
        TODAY);
  }

  @Test
  void japanese_passports_of_either_design_are_read() {
    String lower = japanese() + "0";
    String all = lower.substring(0, 10) + lower.substring(13, 20) + lower.substring(21, 43);
    String whole = lower + check(all);

    assertThat(read("P<JPNSHINSEI<<HANAKO<<<<<<<<<<<<<<<<<<<<<<<<", whole).surname())
        .isEqualTo("SHINSEI");
    assertThat(read("PPJPNSHINSEI<<HANAKO<<<<<<<<<<<<<<<<<<<<<<<<", whole).surname())
        .isEqualTo("SHINSEI");
  }

  @Test
  void an_empty_optional_field_may_have_a_filler_for_its_check_digit() {
    String lower = japanese() + "<";
    String all = lower.substring(0, 10) + lower.substring(13, 20) + lower.substring(21, 43);

    assertThat(
            read("PPJPNSHINSEI<<HANAKO<<<<<<<<<<<<<<<<<<<<<<<<", lower + check(all)).plainNumber())
        .isEqualTo("TR1234567");
  }

  @Test
  void another_document_is_not_a_passport() {
    assertThat(Mrz.parse("V" + UPPER.substring(1), LOWER, TODAY))
        .isEqualTo(new NotRead(ReadingReason.NOT_A_PASSPORT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P<SWEERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<",
        "P<SWE0RIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "p<sweeriksson<<anna<maria<<<<<<<<<<<<<<<<<<<",
        "P<SWE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<"
      })
  void a_line_of_another_form_is_refused(String upper) {
    assertThat(Mrz.parse(upper, LOWER, TODAY))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_LINES_MALFORMED));
  }

  @Test
  void a_day_that_no_calendar_has_is_refused() {
    assertThat(
            Mrz.fields(
                name(), "L898902C3", '6', "SWE", "740230", check("740230"), "120415", '9', TODAY))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_DATE_IMPOSSIBLE));
    assertThat(
            Mrz.fields(
                name(), "L898902C3", '6', "SWE", "741312", check("741312"), "120415", '9', TODAY))
        .isEqualTo(new NotRead(ReadingReason.PASSPORT_DATE_IMPOSSIBLE));
  }

  @Test
  void a_birth_date_may_lack_day_and_month() {
    PassportReading reading =
        Mrz.fields(
            name(), "L898902C3", '6', "SWE", "74<<<<", check("74<<<<"), "120415", '9', TODAY);

    assertThat(reading)
        .isInstanceOfSatisfying(
            Read.class,
            read -> {
              assertThat(read.mrz().birthDay(TODAY)).isEmpty();
              assertThat(read.mrz().isBirth(LocalDate.of(1974, 8, 12))).isFalse();
            });
  }

  @Test
  void a_birth_date_is_never_in_the_future_and_a_centenarian_matches_the_card() {
    Mrz mrz = new Mrz(name(), "L898902C3", '6', "SWE", "120416", check("120416"), "120415", '9');

    assertThat(mrz.birthDay(TODAY)).contains(LocalDate.of(1912, 4, 16));
    assertThat(mrz.birthDay(TODAY.plusDays(1))).contains(LocalDate.of(2012, 4, 16));
    assertThat(mrz.isBirth(LocalDate.of(1912, 4, 16))).isTrue();
    assertThat(mrz.isBirth(LocalDate.of(1912, 4, 17))).isFalse();
  }

  @Test
  void germany_has_a_code_of_its_own() {
    String lower = LOWER.replace("SWE", "D<<");
    assertThat(read(UPPER.replace("SWE", "D<<"), lower).nationality()).isEqualTo("D<<");
    assertThat(Mrz.parse(UPPER, LOWER.replace("SWE", "DEU"), TODAY))
        .isEqualTo(new NotRead(ReadingReason.NATIONALITY_UNKNOWN));
  }

  @Test
  void a_name_that_fills_the_line_may_be_cut() {
    String upper = "P<SWENILAVADHANANANDA<<CHAYAPA<DEJTHAMRONGK";
    assertThat(read((upper + "R").substring(0, 44), LOWER).nameMayBeCut()).isTrue();
  }

  @Test
  void fields_that_were_not_checked_make_no_value() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mrz(name(), "L898902C3", '5', "SWE", "740812", '2', "120415", '9'))
        .withMessage("R124");
  }

  @Test
  void it_prints_as_hidden() {
    assertThat(read(UPPER, LOWER)).hasToString("Mrz[hidden]");
  }

  /// The lower line up to its optional field.
  private static String japanese() {
    return "TR1234567"
        + check("TR1234567")
        + "JPN800101"
        + check("800101")
        + "F300101"
        + check("300101")
        + "<".repeat(14);
  }

  private static String name() {
    return UPPER.substring(5);
  }

  private static Mrz read(String upper, String lower) {
    assertThat(Mrz.parse(upper, lower, TODAY)).isInstanceOf(Read.class);
    return ((Read) Mrz.parse(upper, lower, TODAY)).mrz();
  }

  private static char check(String field) {
    for (char c = '0'; c <= '9'; c++) {
      if (MrzCheckDigit.matches(field, c)) {
        return c;
      }
    }
    throw new AssertionError("no digit fits");
  }
}
