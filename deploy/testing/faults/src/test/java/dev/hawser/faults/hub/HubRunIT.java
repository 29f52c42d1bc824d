package dev.hawser.faults.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs that share a cluster; {@code deploy/faults hub} runs it with many more. */
class HubRunIT {
  private static final int PAIRS = 4;

  @Test
  void shouldPeerAClusterWithSeveralOthersAtOnce(@TempDir Path folder) {
    try (var environment = new HubEnvironment(folder, PAIRS)) {
      // given
      assertThat(environment.spokes()).extracting(Spoke::isConsumer).contains(true, false);

      // when
      var outcome = HubRun.of(environment, environment.spokes());

      // then
      assertThat(outcome.problems()).isEmpty();
      assertThat(outcome.unpeers().sorted()).hasSize(PAIRS);
    }
  }
}
