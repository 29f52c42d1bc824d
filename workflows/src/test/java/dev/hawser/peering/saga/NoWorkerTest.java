package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.Inspection;
import dev.hawser.peering.payload.RequestJson;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A cluster that nobody serves. Both runs share the ten seconds that this takes: the test server
 * skips no time while an activity waits for a worker.
 */
final class NoWorkerTest {
  private static final String SENTENCE = "no worker serves cluster milan: ";

  @Test
  void shouldFailWhenNoWorkerServesACluster() {
    try (var environment = new PeeringTestEnvironment(Set.of("rome"))) {
      // when
      var peer = environment.startPeer();
      var inspect =
          environment.start(
              "Inspect", "look", RequestJson.raw("{'consumer':'rome','provider':'milan'}"));

      // then
      var failure = PeeringTestEnvironment.failureOf(peer);
      assertThat(failure.getType()).isEqualTo("NoWorker");
      assertThat(failure.getOriginalMessage()).startsWith(SENTENCE);
      assertThat(PeeringTestEnvironment.phase(peer)).isEqualTo("Refused");
      assertThat(environment.duration(peer))
          .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
      var inspection = inspect.getResult(Inspection.class);
      assertThat(inspection.consumer()).isNotNull();
      assertThat(inspection.provider()).isNull();
      assertThat(inspection.problems()).singleElement().asString().startsWith(SENTENCE);
      assertThat(environment.calls).containsOnly("rome inspectCluster");
    }
  }
}
