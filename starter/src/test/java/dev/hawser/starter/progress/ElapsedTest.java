package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
  @ParameterizedTest
  @CsvSource({
    "PT-1S, 0s, 0.0s",
    "PT0.04S, 0s, 0.0s",
    "PT1.25S, 1s, 1.3s",
    "PT59.9S, 59s, 59.9s",
    "PT1M, 1m0s, 1m0s",
    "PT1H1M1S, 1h1m, 1h1m",
    "P2DT3H4M, 2d3h, 2d3h"
  })
  void shouldTakeFewCharacters(Duration elapsed, String running, String ended) {
    // when
    var words = Elapsed.running(elapsed) + " " + Elapsed.ended(elapsed);

    // then
    assertThat(words).isEqualTo(running + " " + ended);
  }
}
