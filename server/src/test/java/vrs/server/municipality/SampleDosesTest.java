package vrs.server.municipality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vrs.samples.EarlierDose;
import vrs.samples.Person;
import vrs.samples.SampleWorld;
import vrs.server.platform.Nation;
import vrs.server.platform.TestDatabase;
import vrs.server.platform.Zone;

/// The samples know nothing of the server, and the server nothing of the samples: this keeps both
/// telling the same story.
class SampleDosesTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @Test
  void no_dose_of_the_sample_world_breaks_a_rule() {
    var data = new Masters(new Nation(database.of(Zone.LGWAN))).current();
    Person before = null;
    LocalDate doseOne = LocalDate.MIN;
    LocalDate previous = LocalDate.MIN;
    for (var dose : SampleWorld.usual(1).doses()) {
      if (!dose.person().equals(before)) {
        before = dose.person();
        doseOne = dose.given();
      }
      check(data, dose, doseOne, previous);
      previous = dose.given();
    }
  }

  private static void check(
      MasterData data, EarlierDose dose, LocalDate doseOne, LocalDate previous) {
    var day = dose.given();
    var product = data.product(dose.product()).orElseThrow();
    assertThat(product.validity().holdsOn(day)).isTrue();

    var rule = data.rule(product, dose.number(), day).orElseThrow();
    assertThat(rule.afterPrevious().isPresent()).isEqualTo(dose.number() > 1);
    rule.afterPrevious()
        .ifPresent(interval -> assertThat(day).isAfterOrEqualTo(interval.earliest(previous)));

    var ages = data.ages(product, dose.number(), day).orElseThrow();
    var born = dose.person().born();
    var earliest = born.known() ? born.latest() : LocalDate.of(born.year(), 1, 1);
    assertThat(Stream.of(earliest, born.latest()))
        .allMatch(date -> ages.allows(date, doseOne, day));

    assertThat(data.lot(product, new LotNumber(dose.lot())).orElseThrow().expiredOn(day)).isFalse();
    assertThat(data.municipality(dose.site().code(), day)).isPresent();
  }
}
