package vrs.server.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vrs.server.municipality.WrittenDate.Correction;
import vrs.server.municipality.WrittenDate.Known;
import vrs.server.municipality.WrittenDate.Wrong;
import vrs.server.platform.Refusal;

class WrittenDateTest {
  private static final LocalDate FIRST = LocalDate.of(1873, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2099, 12, 31);

  @ParameterizedTest
  @CsvSource({
    "h1.1.8, 1989-01-08",
    "H010108, 1989-01-08",
    "平成元年1月8日, 1989-01-08",
    "平31.4.30, 2019-04-30",
    "令和元年5月1日, 2019-05-01",
    "㋿1年5月1日, 2019-05-01",
    "R元.5.1, 2019-05-01",
    "S.63-2/29, 1988-02-29",
    "19890108, 1989-01-08",
    "1989-1-8, 1989-01-08",
    "1989/1/8, 1989-01-08",
    "1989年1月8日, 1989-01-08",
    "１９８９ー０１ー０８, 1989-01-08",
    "ｈ１．１．８, 1989-01-08",
    "' 平成 元年　1月 8日 ', 1989-01-08",
    "昭和64年1月7日, 1989-01-07",
    "大正15年12月24日, 1926-12-24",
    "明治6年1月1日, 1873-01-01",
  })
  void a_day_is_read_in_every_way_that_people_write_it(String text, String day) {
    assertThat(WrittenDate.read(text))
        .isInstanceOfSatisfying(
            Known.class, known -> assertThat(known.whole()).contains(LocalDate.parse(day)));
  }

  @ParameterizedTest
  @CsvSource({
    "昭和6年8月不詳, 1931-08-00",
    "昭和6年8月日不詳, 1931-08-00",
    "昭和6年8月, 1931-08-00",
    "S6.8, 1931-08-00",
    "S6.8.不詳, 1931-08-00",
    "1931-08-00, 1931-08-00",
    "19310800, 1931-08-00",
    "S060800, 1931-08-00",
    "昭和6年, 1931-00-00",
    "昭和6年不詳, 1931-00-00",
    "昭和6年月日不詳, 1931-00-00",
    "s6, 1931-00-00",
    "1931, 1931-00-00",
    "1931-00-00, 1931-00-00",
    "平成31年, 2019-00-00",
    "昭和64年1月, 1989-01-00",
  })
  void a_birth_date_may_lack_its_day_or_month(String text, String kept) {
    assertThat(WrittenDate.read(text))
        .isInstanceOfSatisfying(
            Known.class,
            known -> {
              assertThat(known.text()).isEqualTo(kept);
              assertThat(known.whole()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "平成31年5月1日, 令和元年5月1日, 2019-05-01",
    "H31.5.1, 令和元年5月1日, 2019-05-01",
    "昭和64年1月8日, 平成元年1月8日, 1989-01-08",
    "令和元年4月30日, 平成31年4月30日, 2019-04-30",
    "大正15年12月25日, 昭和元年12月25日, 1926-12-25",
    "昭和元年1月1日, 大正15年1月1日, 1926-01-01",
    "昭和99年1月1日, 令和6年1月1日, 2024-01-01",
    "平成31年5月, 令和元年5月, 2019-05-00",
    "昭和65年, 平成2年, 1990-00-00",
  })
  void a_day_of_another_era_is_answered_with_the_right_one(String text, String right, String day) {
    assertThat(WrittenDate.read(text))
        .isInstanceOfSatisfying(
            Correction.class,
            correction -> {
              assertThat(correction.right()).isEqualTo(right);
              assertThat(correction.known().text()).isEqualTo(day);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "明治5年12月31日, BEFORE_THE_CALENDAR",
    "M5, BEFORE_THE_CALENDAR",
    "1872-12-31, BEFORE_THE_CALENDAR",
    "平成元年2月29日, NO_SUCH_DAY",
    "1988-02-30, NO_SUCH_DAY",
    "1988-13-01, NO_SUCH_DAY",
    "1988-00-15, NO_SUCH_DAY",
    "2100-01-01, NOT_A_DATE",
    "S0.1.1, NOT_A_DATE",
    "63.2.29, NOT_A_DATE",
    "630229, NOT_A_DATE",
    "H10108, NOT_A_DATE",
    "平成1年1月8日不詳, NOT_A_DATE",
    "昭和, NOT_A_DATE",
    "不詳, NOT_A_DATE",
    "'', NOT_A_DATE",
    "鈴木, NOT_A_DATE",
    "S63.2.29.1, NOT_A_DATE",
  })
  void what_is_no_date_is_told_why(String text, DateReason reason) {
    assertThat(WrittenDate.read(text)).isEqualTo(new Wrong(reason));
  }

  @Test
  void every_day_since_1873_reads_back_in_every_form() {
    List<Function<LocalDate, String>> forms =
        List.of(
            Eras::written,
            WrittenDateTest::inEra,
            day -> abbreviated(day, "%s%d.%d.%d"),
            day -> abbreviated(day, "%s%02d%02d%02d"),
            day -> wide(abbreviated(day, "%s%d.%d.%d")),
            day -> shortName(day) + abbreviated(day, "%s%d/%d/%d").substring(1),
            LocalDate::toString,
            DateTimeFormatter.BASIC_ISO_DATE::format,
            DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT)::format,
            DateTimeFormatter.ofPattern("uuuu/M/d", Locale.ROOT)::format,
            DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.ROOT)::format,
            day -> wide(day.toString()));
    for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      var known = new Known(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
      for (Function<LocalDate, String> form : forms) {
        String written = form.apply(day);
        assertThat(WrittenDate.read(written)).as(written).isEqualTo(known);
      }
    }
  }

  /// By the JDK's own calendar.
  private static String inEra(LocalDate day) {
    var japanese = JapaneseDate.from(day);
    return japanese.getEra().getDisplayName(TextStyle.FULL, Locale.JAPAN)
        + japanese.get(ChronoField.YEAR_OF_ERA)
        + "年%d月%d日".formatted(day.getMonthValue(), day.getDayOfMonth());
  }

  private static String abbreviated(LocalDate day, String form) {
    var japanese = JapaneseDate.from(day);
    return form.formatted(
        japanese.getEra().getDisplayName(TextStyle.NARROW, Locale.ROOT),
        japanese.get(ChronoField.YEAR_OF_ERA),
        day.getMonthValue(),
        day.getDayOfMonth());
  }

  private static String shortName(LocalDate day) {
    return JapaneseDate.from(day)
        .getEra()
        .getDisplayName(TextStyle.SHORT, Locale.JAPAN)
        .substring(0, 1);
  }

  private static String wide(String text) {
    return text.chars()
        .map(c -> c >= '!' && c <= '~' ? c - '!' + '！' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Property(tries = 20_000)
  void any_text_has_an_answer_and_what_is_read_exists(@ForAll("writings") String text) {
    switch (WrittenDate.read(text)) {
      case Known known -> assertThat(WrittenDate.read(known.text())).isEqualTo(known);
      case Correction correction ->
          assertThat(WrittenDate.read(correction.right())).isEqualTo(correction.known());
      case Wrong _ -> {}
    }
  }

  @Provide
  Arbitrary<String> writings() {
    Arbitrary<String> likely =
        Arbitraries.strings()
            .withChars("0123456789０９元年月日不詳明治大正昭和平成令MTSHRmtshr㍻㋿.-/ー　 ")
            .ofMaxLength(14);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(5, likely), net.jqwik.api.Tuple.of(1, Arbitraries.strings()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"昭和6年8月", "1931"})
  void a_form_that_needs_the_day_says_so(String text) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> WrittenDate.dayInForm("moved", text))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(DateReason.DAY_MISSING));
  }

  @Test
  void a_form_is_told_the_day_that_must_be_meant() {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> WrittenDate.inForm("born", "平31.5.1"))
        .satisfies(refusal ->
            assertThat(refusal.details())
                .containsEntry("written", "平成31年5月1日")
                .containsEntry("right", "令和元年5月1日")
                .containsEntry("use", "2019-05-01")
                .containsEntry("field", "born"));
  }

  @Test
  void a_day_is_shown_in_both_calendars() {
    assertThat(Eras.inBoth("1988-02-29", Locale.JAPANESE)).isEqualTo("1988-02-29(昭和63年)");
    assertThat(Eras.inBoth("1988-02-29", Locale.ENGLISH)).isEqualTo("1988-02-29 (Showa 63)");
    assertThat(Eras.inBoth("1931-08-00", Locale.JAPANESE)).isEqualTo("1931-08-00(昭和6年)");
    assertThat(Eras.inBoth("2019-00-00", Locale.JAPANESE)).isEqualTo("2019-00-00(平成31年・令和元年)");
    assertThat(Eras.inBoth("2019-05-01", Locale.JAPANESE)).isEqualTo("2019-05-01(令和元年)");
  }
}
