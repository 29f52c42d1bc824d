package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.peering.saga.RunTimings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
  private static final WorkerSettings DEFAULTS = WorkerSettings.defaults();

  @Test
  void shouldServeRunsOnARealServerByDefault() {
    // when
    var settings = WorkerSettings.defaults();

    // then
    assertThat(settings)
        .isEqualTo(
            new WorkerSettings(
                true, Duration.ofSeconds(20), Duration.ofSeconds(5), RunTimings.DEFAULTS, true));
  }

  @Test
  void shouldChangeOneSettingAtATime() {
    // when
    var settings =
        DEFAULTS
            .withoutRuns()
            .withShutdownGrace(Duration.ofSeconds(1))
            .withStickyQueueTimeout(Duration.ZERO);

    // then
    assertThat(settings)
        .isEqualTo(
            new WorkerSettings(
                false, Duration.ofSeconds(1), Duration.ZERO, RunTimings.DEFAULTS, true));
  }

  @Test
  void shouldRefuseANegativeGrace() {
    // when
    var creating = assertThatThrownBy(() -> DEFAULTS.withShutdownGrace(Duration.ofSeconds(-1)));

    // then
    creating.hasMessage("the shutdown grace must not be negative");
  }
}
