package dev.hawser.faults.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs that share a cluster; {@code deploy/faults hub} plays it with many more. */
class HubIT {
  private static final int PAIRS = 4;

  @Test
  void shouldPeerAClusterWithSeveralOthersAtOnce(@TempDir Path folder) {
    try (var wheel = new HubEnvironment(folder, PAIRS)) {
      // when
      var outcome = HubRun.play(wheel, wheel.spokes());

      // then
      assertThat(outcome.problems()).isEmpty();
      assertThat(wheel.spokes()).extracting(Spoke::consumes).contains(true, false);
      assertThat(outcome.unpeers().sorted()).hasSize(PAIRS);
    }
  }
}
