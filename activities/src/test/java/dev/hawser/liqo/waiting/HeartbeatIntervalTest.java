package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often an attempt reports, and so how soon it notices that it is cancelled. */
class HeartbeatIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "1, PT0S, PT2S",
    "1, PT1H, PT2S",
    "500, PT1H, PT4S",
    "1000, PT1H, PT8S",
    "5000, PT1H, PT8S",
    "1000, PT7.9S, PT2S",
    "1000, PT8S, PT8S"
  })
  void shouldBeAShareOfTheReportsThatAllMaySendOnceTheActivityHasLasted(
      int attempts, Duration lasted, Duration expected) {
    // when
    var interval = Timings.PRODUCTION.heartbeats().interval(attempts, lasted);

    // then
    assertThat(interval).isEqualTo(expected);
  }
}
