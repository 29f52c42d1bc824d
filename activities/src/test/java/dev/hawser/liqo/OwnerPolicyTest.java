package dev.hawser.liqo;

import static dev.hawser.liqo.OwnedClusters.EVERYTHING;
import static dev.hawser.liqo.OwnedClusters.assertForbidden;
import static dev.hawser.liqo.OwnedClusters.configMap;
import static dev.hawser.liqo.OwnedClusters.policy;
import static dev.hawser.liqo.fixture.ActivityRunner.failureOf;
import static dev.hawser.liqo.fixture.PeeringFixture.provider;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.pki.ClusterKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which peers a worker acts for, and with what options, as its cluster's owner allows. */
final class OwnerPolicyTest {
  private final OwnedClusters clusters = new OwnedClusters();

  @AfterEach
  void close() {
    clusters.close();
  }

  @Test
  void shouldAllowEverythingWithoutAPolicy() {
    // given
    clusters.issueCertificate();

    // when
    var granted = clusters.ensureTenant(clusters.onMilan);

    // then
    assertThat(granted.tenantNamespace()).isNotEmpty();
  }

  @Test
  void shouldAllowWhatIsNamed() {
    // given
    clusters.issueCertificate();
    String fingerprint = ClusterKey.fingerprint(clusters.key.getPublic().getEncoded());
    policy(
        clusters.milan, "{cluster: rome, roles: [consumer], identityKeys: [" + fingerprint + "]}");

    // when
    var granted = clusters.ensureTenant(clusters.onMilan);

    // then
    assertThat(granted.tenantNamespace()).isNotEmpty();
  }

  @Test
  void shouldRefuseAnotherIdentityKey() {
    // given
    policy(
        clusters.milan,
        "{cluster: rome, roles: [consumer], identityKeys: [" + "0".repeat(64) + "]}");

    // when
    var failure = failureOf(() -> clusters.ensureTenant(clusters.onMilan));

    // then
    assertForbidden(
        failure,
        "milan forbids this by its policy (ConfigMap liqo/hawser-policy): peers[rome].identityKeys"
            + " does not name "
            + ClusterKey.fingerprint(clusters.key.getPublic().getEncoded())
            + ": ask the cluster's owner to add it");
  }

  @Test
  void shouldRefuseAnUnnamedPeerBeforeTheFirstWrite() {
    // given
    policy(clusters.milan, "{cluster: turin, roles: [consumer]}");

    // when
    var failure = failureOf(() -> clusters.claim(false));

    // then
    assertForbidden(failure, "peers does not name rome as a consumer");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(clusters.milan.writes()).isEmpty();
  }

  @Test
  void shouldRefuseAPeerInAnotherRole() {
    // given
    policy(clusters.milan, "{cluster: rome, roles: [provider], " + EVERYTHING + "}");

    // when
    var failure = failureOf(() -> clusters.ensureTenant(clusters.onMilan));

    // then
    assertForbidden(failure, "peers does not name rome as a consumer");
  }

  @Test
  void shouldRefuseAForbiddenOption() {
    // given
    configMap(
        clusters.milan,
        "callers: any\nforbiddenOptions: [takeOver, deleteNamespaces, repair]\n"
            + "peers: [{cluster: rome, roles: [consumer]}]");

    // when
    var takeOver = failureOf(() -> clusters.claim(true));
    var cleanup =
        failureOf(
            () ->
                clusters
                    .onMilan
                    .as(PairActivities.class)
                    .cleanUpPair(
                        new CleanupInput(PeeringFixture.teardown(provider()), List.of(), true)));
    var renew =
        failureOf(
            () ->
                clusters
                    .onMilan
                    .as(AuthenticationActivities.class)
                    .deleteReplicatedRenew(PeeringFixture.teardown(provider())));

    // then
    assertForbidden(takeOver, "forbiddenOptions has takeOver");
    assertForbidden(cleanup, "forbiddenOptions has deleteNamespaces");
    assertForbidden(renew, "forbiddenOptions has repair");
    assertThat(clusters.milan.writes()).isEmpty();
  }

  @Test
  void shouldShowInAnInspectionWhatIsAllowed() {
    // given
    InstalledLiqo.on(clusters.milan, "milan");
    policy(clusters.milan, "{cluster: turin, roles: [consumer]}");

    // when
    var view = clusters.inspect();

    // then
    assertThat(view.policies())
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.refusal()).startsWith("peers does not name rome as a consumer"));
  }

  @Test
  void shouldUndoWhateverThePolicySaysNow() {
    // given
    configMap(clusters.milan, "callers: {");

    // when
    var gone =
        clusters
            .onMilan
            .as(AuthenticationActivities.class)
            .deleteTenant(PeeringFixture.undo(provider()));
    var torndown =
        failureOf(
            () ->
                clusters
                    .onMilan
                    .as(AuthenticationActivities.class)
                    .deleteTenant(PeeringFixture.teardown(provider())));

    // then
    assertThat(gone.deleted()).isEmpty();
    assertForbidden(torndown, "milan refuses everything");
  }
}
