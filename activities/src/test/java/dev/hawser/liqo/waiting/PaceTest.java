package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.Jitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often waits look and report, with production's timings. */
final class PaceTest {
  private static final Timings.Polling POLLING = Timings.PRODUCTION.polling();
  private static final Timings.Heartbeats HEARTBEATS = Timings.PRODUCTION.heartbeats();
  private static final Jitter NONE = () -> 0.5;

  @Test
  void shouldLookOftenAtFirstIfNothingIsWatched() {
    // when
    var pauses = unwatchedPauses(Duration.ofSeconds(2));

    // then
    assertThat(pauses)
        .extracting(Duration::toMillis)
        .containsExactly(20L, 40L, 80L, 160L, 320L, 500L, 500L, 500L);
  }

  @ParameterizedTest
  @CsvSource({"1, 500", "30, 3000", "100, 10000", "3600, 25000"})
  void shouldLookLessOftenTheLongerAnUnwatchedWaitLasts(long seconds, long pause) {
    // given
    var pace = new Pace(POLLING, NONE);
    for (int looks = 0; looks < 10; looks++) pace.next(Duration.ZERO, false);

    // when
    var next = pace.next(Duration.ofSeconds(seconds), false);

    // then
    assertThat(next).hasMillis(pause);
  }

  @ParameterizedTest
  @CsvSource({"0, 2000", "20, 5000", "100, 25000", "3600, 25000"})
  void shouldLookRarelyIfChangesAreWatched(long seconds, long pause) {
    // when
    var next = new Pace(POLLING, NONE).next(Duration.ofSeconds(seconds), true);

    // then
    assertThat(next).hasMillis(pause);
  }

  @Test
  void shouldNotLookTogetherWithOthers() {
    // when
    var shortest = new Pace(POLLING, () -> 0).next(Duration.ofHours(1), true);
    var longest = new Pace(POLLING, () -> 1).next(Duration.ofHours(1), true);

    // then
    assertThat(shortest).hasSeconds(20);
    assertThat(longest).hasSeconds(30);
  }

  @ParameterizedTest
  @CsvSource({"1, 2000", "250, 2000", "500, 4000", "1000, 8000", "5000, 8000"})
  void shouldReportLessOftenTheMoreAttemptsThereAre(int attempts, long interval) {
    // when
    var actual = HEARTBEATS.interval(attempts, Duration.ofHours(1));

    // then
    assertThat(actual).hasMillis(interval);
  }

  @ParameterizedTest
  @CsvSource({"0, 2000", "7999, 2000", "8000, 8000"})
  void shouldReportOftenInTheBeginningHoweverManyAttemptsThereAre(long lasted, long interval) {
    // when
    var actual = HEARTBEATS.interval(1000, Duration.ofMillis(lasted));

    // then
    assertThat(actual).hasMillis(interval);
  }

  @Test
  void shouldReportEarlyEnoughThatOneLateReportIsNoLoss() {
    // when
    var longest = HEARTBEATS.interval(Integer.MAX_VALUE / 2, Duration.ofHours(1));

    // then
    assertThat(longest.multipliedBy(11).dividedBy(10).plusSeconds(3))
        .isLessThan(HEARTBEATS.longestSilence());
  }

  private static List<Duration> unwatchedPauses(Duration total) {
    var pace = new Pace(POLLING, NONE);
    var pauses = new ArrayList<Duration>();
    for (var lasted = Duration.ZERO; lasted.compareTo(total) < 0; ) {
      var pause = pace.next(lasted, false);
      pauses.add(pause);
      lasted = lasted.plus(pause);
    }
    return pauses;
  }
}
