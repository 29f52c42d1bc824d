package dev.hawser.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Median and maximum of durations. */
class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "'3,1,2', 'median 2.0 s, longest 3.0 s'",
    "'4,1,2,3', 'median 2.5 s, longest 4.0 s'",
    "'7', 'median 7.0 s, longest 7.0 s'"
  })
  void shouldSummarizeDurations(String seconds, String expected) {
    // given
    var all = Arrays.stream(seconds.split(",")).map(Long::valueOf).map(Duration::ofSeconds);

    // when
    var durations = new Durations(all.toList());

    // then
    assertThat(durations).hasToString(expected);
  }

  @Test
  void shouldBeZeroWithoutDurations() {
    // when
    var durations = new Durations(List.of());

    // then
    assertThat(durations.isEmpty()).isTrue();
    assertThat(durations.median()).isZero();
    assertThat(durations.longest()).isZero();
  }
}
