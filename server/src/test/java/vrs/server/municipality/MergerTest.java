package vrs.server.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vrs.server.platform.AreaCode;

/// Official codes change, areas never: a town that becomes a city gets another code.
class MergerTest {

  private static final AreaCode AREA = new AreaCode("131016");
  private static final LocalDate BEFORE = LocalDate.of(2027, 3, 31);
  private static final LocalDate AFTER = LocalDate.of(2027, 4, 1);

  private final MasterData data =
      new MasterData(
          List.of(
              municipality("131016", "旧町", LocalDate.of(2021, 2, 17), BEFORE),
              municipality("131024", "新市", AFTER, null)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of());

  @Test
  void a_code_holds_on_its_days_only() {
    assertThat(data.municipality("131016", BEFORE)).isPresent();
    assertThat(data.municipality("131016", AFTER)).isEmpty();
    assertThat(data.municipality("131024", AFTER)).isPresent();
  }

  @Test
  void the_area_bears_the_name_of_the_day() {
    assertThat(data.municipalityOf(AREA, BEFORE).orElseThrow().name()).isEqualTo("旧町");
    assertThat(data.municipalityOf(AREA, AFTER).orElseThrow().name()).isEqualTo("新市");
  }

  @Test
  void a_ticket_with_the_old_code_still_leads_to_the_area() {
    assertThat(data.areaOf("131016")).contains(AREA);
    assertThat(data.areaOf("131024")).contains(AREA);
  }

  private static Municipality municipality(
      String code, String name, LocalDate from, @Nullable LocalDate to) {
    return new Municipality(
        code, name, "", new Prefecture("13", "東京都", ""), AREA, new Validity(from, to));
  }
}
