package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerSettingsTest {
  private static final WorkerSettings DEFAULTS = WorkerSettings.defaults();

  @Test
  void shouldServeRunsOnARealServerByDefault() {
    // when
    var settings = WorkerSettings.defaults();

    // then
    assertThat(settings).isEqualTo(new WorkerSettings(true, 100, Duration.ofSeconds(20), false));
  }

  @Test
  void shouldChangeOneSettingAtATime() {
    // when
    var settings = DEFAULTS.withoutRuns().withShutdownGrace(Duration.ofSeconds(1)).onTestServer();

    // then
    assertThat(settings).isEqualTo(new WorkerSettings(false, 100, Duration.ofSeconds(1), true));
  }

  @Test
  void shouldRefuseToRunNoActivityAtAll() {
    // when
    var creating = assertThatThrownBy(() -> new WorkerSettings(true, 0, Duration.ZERO, false));

    // then
    creating.hasMessage("activities per cluster must be at least 1");
  }

  @Test
  void shouldRefuseANegativeGrace() {
    // when
    var creating = assertThatThrownBy(() -> DEFAULTS.withShutdownGrace(Duration.ofSeconds(-1)));

    // then
    creating.hasMessage("the shutdown grace must not be negative");
  }
}
