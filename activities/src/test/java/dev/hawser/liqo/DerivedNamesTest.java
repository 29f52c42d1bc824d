package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.NodeInput;
import dev.hawser.activity.Role;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.offloading.LiqoOffloading;
import dev.hawser.liqo.resources.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker acts on its own cluster, and in the namespace that follows from the peer's ID. */
final class DerivedNamesTest {
  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities =
      new ActivityRunner(
          new LiqoAuthentication(milan.access()), new LiqoOffloading(milan.access()));
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kube-system", "liqo", "liqo-tenant-other", ""})
  void shouldWriteToThePeersNamespaceWhateverTheArgumentNames(String namespace) {
    // given
    milan.after("POST secrets/liqo-nonce", () -> FakeAuthenticationControllers.fillNonce(milan));

    // when
    authentication.ensureNonce(scope("milan", "rome", namespace));

    // then
    assertThat(milan.find(Kind.SECRET, "liqo-nonce")).isPresent();
    assertThat(milan.writes()).containsExactly("POST secrets/liqo-nonce");
  }

  @Test
  void shouldRefuseToActOnAnotherCluster() {
    // when
    var failure =
        ActivityRunner.failureOf(
            () -> authentication.ensureNonce(scope("turin", "rome", "liqo-tenant-rome")));

    // then
    assertThat(failure.getType()).isEqualTo("WrongCluster");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("milan", "turin");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldWaitForTheNodeOfThePeerOnly() {
    // given
    milan.add(
        Kind.NODE,
        "control-plane",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, 'status': {'conditions':"
            + " [{'type': 'Ready', 'status': 'True'}]}}");
    var scope = PeeringFixture.impatient(scope("milan", "rome", "liqo-tenant-rome"));

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> activities.as(OffloadingActivities.class).awaitNode(new NodeInput(scope)));

    // then
    assertThat(failure.getOriginalMessage()).contains("node rome to be Ready");
  }

  private static ActivityScope scope(String cluster, String peer, String namespace) {
    return new ActivityScope(
        new ClusterId(cluster),
        new ClusterId(peer),
        Role.PROVIDER,
        FakeCluster.UID,
        namespace,
        PeeringFixture.RUN,
        Duration.ofSeconds(5));
  }
}
