package dev.hawser.liqo;

import static dev.hawser.liqo.OwnedClusters.assertForbidden;
import static dev.hawser.liqo.OwnedClusters.configMap;
import static dev.hawser.liqo.fixture.ActivityRunner.failureOf;
import static dev.hawser.liqo.fixture.PeeringFixture.consumer;
import static dev.hawser.liqo.fixture.PeeringFixture.provider;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which runs a worker acts for, with and without a policy. */
final class CallingRunTest {
  private final OwnedClusters clusters = new OwnedClusters();

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void shouldRefuseToLookForARunThatThePolicyDoesNotName() {
    // given
    configMap(clusters.milan, "callers: {namespaces: any, workflowTypes: [Unpeer]}\npeers: []");

    // when
    var failure = failureOf(clusters::inspect);

    // then
    assertForbidden(failure, "callers.workflowTypes does not name Peer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"peering/milan~turin Peer", "typed-1 Peer", "peering/milan~rome Other"})
  void shouldActOnlyForThePairsOwnRun(String workflow) {
    // given
    var parts = workflow.split(" ");
    clusters.onMilan.askAs(parts[0], parts[1]);

    // when
    var claim = failureOf(() -> clusters.claim(false));
    var undo =
        failureOf(
            () ->
                clusters
                    .onMilan
                    .as(AuthenticationActivities.class)
                    .deleteTenant(PeeringFixture.undo(provider())));

    // then
    for (var failure : List.of(claim, undo)) {
      assertThat(failure.getType()).isEqualTo("InvalidRequest");
      assertThat(failure.isNonRetryable()).isTrue();
      assertThat(failure.getOriginalMessage())
          .isEqualTo(
              "the worker of milan acts on milan and rome only for run peering/milan~rome of type"
                  + " Peer or Unpeer, and was asked by workflow "
                  + parts[0]
                  + " of type "
                  + parts[1]);
    }
    assertThat(clusters.milan.writes()).isEmpty();
  }

  @Test
  void shouldLetAnInspectLook() {
    // given
    InstalledLiqo.on(clusters.milan, "milan");
    clusters.onMilan.askAs("inspect/milan~rome/1", "Inspect");

    // when
    var view = clusters.inspect();
    var claim = failureOf(() -> clusters.claim(false));

    // then
    assertThat(view.cluster()).hasToString("milan");
    assertThat(claim.getType()).isEqualTo("InvalidRequest");
  }

  @Test
  void shouldNotRegisterAConsumerWhereItIsTheConsumer() {
    // when
    var failure =
        failureOf(
            () ->
                clusters
                    .onRome
                    .as(AuthenticationActivities.class)
                    .ensureTenant(new TenantInput(consumer(), clusters.proof, false, null, false)));

    // then
    assertThat(failure.getType()).isEqualTo("InvalidRequest");
    assertThat(failure.getOriginalMessage())
        .isEqualTo("rome is the consumer of this peering: only the provider does that");
  }
}
