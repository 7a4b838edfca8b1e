package vrs.server.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightlyTimerTest {

  /// Half past two in Japan is 17:30 of the day before by UTC.
  @ParameterizedTest
  @CsvSource({
    "2026-11-26T17:29:59Z, PT1S",
    "2026-11-26T17:30:00Z, PT24H",
    "2026-11-26T17:30:01Z, PT23H59M59S",
    "2026-11-26T00:00:00Z, PT17H30M"
  })
  void it_waits_for_the_next_time_in_japan(Instant now, Duration wait) {
    assertThat(NightlyTimer.until(now, LocalTime.of(2, 30))).isEqualTo(wait);
  }
}
