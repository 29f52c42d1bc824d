package dev.hawser.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is computed from counters. */
class RatesTest {
  private static Rates.Reading after(double seconds, Map<String, Long> counts) {
    return new Rates.Reading((long) (seconds * 1e9), counts);
  }

  @Test
  void shouldCountWhatHappenedBetweenTheFirstAndTheLastReading() {
    // given
    var readings =
        List.of(
            after(10, Map.of("get", 5L, "watch", 1L)),
            after(14, Map.of("get", 13L, "watch", 1L, "list", 4L)));

    // when
    var rates = Rates.of(readings);

    // then
    assertThat(rates.time()).isEqualTo(Duration.ofSeconds(4));
    assertThat(rates.mean()).isEqualTo(3.0);
    assertThat(rates.byName()).isEqualTo("get 2.0, list 1.0");
  }

  @Test
  void shouldFindTheSecondWithTheMost() {
    // given
    var readings =
        List.of(
            after(0, Map.of()),
            after(1, Map.of("get", 2L)),
            after(2, Map.of("get", 42L)),
            after(3, Map.of("get", 43L, "list", 3L)));

    // when
    var rates = Rates.of(readings);

    // then
    assertThat(rates.peak()).isEqualTo(40.0);
    assertThat(rates.byNameInThePeak()).isEqualTo("get 40");
  }

  @Test
  void shouldNotTakeAMomentForASecond() {
    // given
    var readings =
        List.of(after(0, Map.of()), after(1, Map.of("get", 1L)), after(1.1, Map.of("get", 5L)));

    // when
    var rates = Rates.of(readings);

    // then
    assertThat(rates.peak()).isEqualTo(1.0);
  }

  @Test
  void shouldBeZeroWithoutTime() {
    // when
    var rates = Rates.of(List.of(after(1, Map.of("get", 5L))));

    // then
    assertThat(rates.mean()).isZero();
    assertThat(rates.peak()).isZero();
    assertThat(rates.byName()).isEmpty();
  }
}
