package dev.hawser.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.ClusterId;
import dev.hawser.environment.Environment;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client of the guide, on two simulated clusters. */
@Timeout(120)
final class PeeringClientIT {
  @TempDir private static Path folder;
  private static Environment environment;

  @BeforeAll
  static void start() {
    environment = Environment.builder(folder).workers(HawserWorkers::start).start();
  }

  @AfterAll
  static void stop() {
    if (environment != null) environment.close();
  }

  @Test
  void shouldPeerAndUnpeer() {
    // given
    var client = client();

    // when
    var peered = client.peer(PeerRequest.of("rome", "milan"));
    var unpeered = client.unpeer(UnpeerRequest.of("rome", "milan"));

    // then
    assertThat(peered.node()).isEqualTo("milan");
    assertThat(unpeered.deleted()).isNotEmpty();
  }

  @Test
  void shouldSayWhyARunFailed() {
    // given
    var offloadingAlone =
        PeerRequest.builder(new ClusterId("milan"), new ClusterId("rome"))
            .modules(Set.of(LiqoModule.OFFLOADING))
            .build();
    var client = client();

    // when
    var failed =
        catchThrowableOfType(WorkflowFailedException.class, () -> client.peer(offloadingAlone));

    // then
    assertThat(PeeringClient.failure(failed).map(ApplicationFailure::getType)).hasValue("Conflict");
  }

  private static PeeringClient client() {
    return new PeeringClient(
        environment.temporalStubs(), WorkflowClientOptions.newBuilder().build());
  }
}
