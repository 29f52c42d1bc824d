package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static dev.hawser.harness.Expect.eventuallyWithoutDelay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Step;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** Other clients' changes during a peering survive its rollback and are named. */
final class ConcurrentChangeCases {
  private static final String RUN = "hawser.dev/run";
  private static final String NONCE = "liqo-nonce";
  private static final String OTHER_FINALIZER = "example.org/mine";
  private static final String AUTHENTICATION = "\"modules\": [\"authentication\"]";

  /** The client dials a port on which nobody listens, so the run is open until it is aborted. */
  static final String NO_TUNNEL = "\"gateway\": {\"clientPort\": 9}";

  private ConcurrentChangeCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an object that a user puts into a tenant namespace survives a rollback and is named",
            ConcurrentChangeCases::objectInTenantNamespace),
        new ContractCase(
            "a Tenant that liqoctl took over survives a rollback and is named",
            ConcurrentChangeCases::takenOver),
        new ContractCase(
            "objects that liqoctl or another run took over survive a rollback on both clusters",
            ConcurrentChangeCases::takenOverOnBoth),
        new ContractCase(
            "an object that a user recreates during its undo survives the rollback",
            ConcurrentChangeCases::recreatedDuringUndo),
        new ContractCase(
            "a reverse peering that appears during a run keeps the network through a rollback and"
                + " is named",
            ConcurrentChangeCases::reversePeering),
        new ContractCase(
            "a rollback keeps the objects of a terminated run, and the pair can be peered",
            ConcurrentChangeCases::afterTermination));
  }

  /** The object's kind has nothing to do with Liqo. */
  private static void objectInTenantNamespace(PeeringEnvironment pair) {
    var run = startUntil(pair, Step.CONFIGURATION, NO_TUNNEL);
    String romeNamespace = ClusterUser.tenantNamespace(pair.milan());
    pair.rome().create(ResourceKind.ROLE, romeNamespace, "by-hand", "{'rules': []}");
    var failure = abort(run);
    assertThat(failure.getOriginalMessage()).contains("Namespace " + romeNamespace);
    assertThat(failure.getOriginalMessage()).contains("Role by-hand");
    pair.rome().require(ResourceKind.ROLE, romeNamespace, "by-hand");
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
    pair.rome().remove(ResourceKind.ROLE, romeNamespace, "by-hand");
  }

  /** liqoctl replaces all labels of Tenant and Identity. */
  private static void takenOver(PeeringEnvironment pair) {
    var milan = pair.milan();
    String milanNamespace = ClusterUser.tenantNamespace(pair.rome());
    String name = pair.rome().id().value();
    var run = startUntil(pair, Step.TENANT, NO_TUNNEL);
    milan.edit(
        ResourceKind.TENANT,
        milanNamespace,
        name,
        tenant -> tenant.getMetadata().getLabels().remove(RUN));
    var uid = milan.require(ResourceKind.TENANT, milanNamespace, name).getMetadata().getUid();
    var failure = abort(run);
    assertThat(failure.getOriginalMessage()).contains("Tenant " + name);
    assertThat(milan.require(ResourceKind.TENANT, milanNamespace, name).getMetadata().getUid())
        .as("the UID of the Tenant")
        .isEqualTo(uid);
    PeeringAssertions.assertUnclaimed(pair.rome(), milan);
  }

  /** The Identity loses its label, as with liqoctl; the Configuration gets another run's. */
  private static void takenOverOnBoth(PeeringEnvironment pair) {
    var rome = pair.rome();
    var milan = pair.milan();
    String romeNamespace = ClusterUser.tenantNamespace(milan);
    String milanNamespace = ClusterUser.tenantNamespace(rome);
    String identity = "controlplane-" + milan.id();
    String configuration = rome.id().value();
    var run = startUntil(pair, Step.IDENTITY, NO_TUNNEL);
    rome.edit(
        ResourceKind.IDENTITY,
        romeNamespace,
        identity,
        it -> it.getMetadata().getLabels().remove(RUN));
    milan.edit(
        ResourceKind.CONFIGURATION,
        milanNamespace,
        configuration,
        it -> it.getMetadata().getLabels().put(RUN, "another"));
    var failure = abort(run);
    assertThat(failure.getOriginalMessage()).contains("Identity " + identity);
    assertThat(failure.getOriginalMessage()).contains("Configuration " + configuration);
    rome.require(ResourceKind.IDENTITY, romeNamespace, identity);
    milan.require(ResourceKind.CONFIGURATION, milanNamespace, configuration);
    PeeringAssertions.assertUnclaimed(rome, milan);
  }

  /** The undo waits for the object that it deleted, not for another one of the same name. */
  private static void recreatedDuringUndo(PeeringEnvironment pair) {
    var milan = pair.milan();
    String milanNamespace = ClusterUser.tenantNamespace(pair.rome());
    var run = startUntil(pair, Step.PROOF, NO_TUNNEL);
    milan.edit(
        ResourceKind.SECRET,
        milanNamespace,
        NONCE,
        it -> it.getMetadata().setFinalizers(List.of(OTHER_FINALIZER)));
    var ours = milan.require(ResourceKind.SECRET, milanNamespace, NONCE);
    run.startUpdate(
        "abort", WorkflowUpdateStage.ACCEPTED, String.class, "another client interferes");
    eventually(
        "it is being deleted",
        () ->
            milan
                    .require(ResourceKind.SECRET, milanNamespace, NONCE)
                    .getMetadata()
                    .getDeletionTimestamp()
                != null);
    milan.edit(
        ResourceKind.SECRET,
        milanNamespace,
        NONCE,
        it -> it.getMetadata().setFinalizers(List.of()));
    milan.create(ResourceKind.SECRET, ManualObjects.withoutServerFields(ours));
    var failure = RunEnd.failure(run);
    assertThat(failure.getOriginalMessage())
        .contains("which holds other objects", "Secret " + NONCE);
    assertThat(
            !milan
                .require(ResourceKind.SECRET, milanNamespace, NONCE)
                .getMetadata()
                .getUid()
                .equals(ours.getMetadata().getUid()))
        .as("the Secret is the new one")
        .isTrue();
    PeeringAssertions.assertUnclaimed(pair.rome(), milan);
  }

  private static void reversePeering(PeeringEnvironment pair) {
    var rome = pair.rome();
    String romeNamespace = ClusterUser.tenantNamespace(pair.milan());
    String name = pair.milan().id().value();
    pair.peer(pair.milan(), rome, AUTHENTICATION);
    var tenant =
        ManualObjects.withoutServerFields(rome.require(ResourceKind.TENANT, romeNamespace, name));
    pair.clean();
    var run = startUntil(pair, Step.CLIENT, NO_TUNNEL);
    rome.create(ResourceKind.TENANT, tenant);
    var failure = abort(run);
    assertThat(failure.getOriginalMessage()).contains("in use by the reverse peering");
    assertThat(failure.getOriginalMessage()).contains("Tenant " + name + " on " + rome.id());
    rome.require(ResourceKind.TENANT, romeNamespace, name);
    PeeringAssertions.assertGatewayServerOn(pair.milan(), rome);
    PeeringAssertions.assertNoNode(rome, pair.milan());
    PeeringAssertions.assertUnclaimed(rome, pair.milan());
  }

  private static void afterTermination(PeeringEnvironment pair) {
    startUntil(pair, Step.CONFIGURATION, "").terminate("no time for a rollback");
    ResourceVersions.settled(pair);
    var before = PairSnapshot.of(pair);
    var refused = pair.peerFails(pair.rome(), pair.milan(), "");
    assertThat(refused.getType()).as("the type of the refusal").isEqualTo("AlreadyRunning");
    assertThat(refused.getOriginalMessage()).contains("takeOver");
    pair.peerFails(
        pair.rome(), pair.milan(), RollbackCases.UNHANDLED_CLASS + ", \"takeOver\": true");
    before.assertUnchanged();
    pair.peer(pair.rome(), pair.milan(), "");
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
  }

  /** Starts a peering and returns as soon as the step is done on all its clusters. */
  static WorkflowStub startUntil(PeeringEnvironment pair, Step step, String more) {
    var run = pair.startPeer(pair.rome(), pair.milan(), more);
    eventuallyWithoutDelay(
        "the run has done " + step, () -> isDone(run.query("status", PeeringStatus.class), step));
    return run;
  }

  private static boolean isDone(PeeringStatus status, Step step) {
    var lines = status.steps().stream().filter(line -> line.step() == step).toList();
    return !lines.isEmpty() && lines.stream().allMatch(line -> line.state() == State.DONE);
  }

  private static ApplicationFailure abort(WorkflowStub run) {
    run.update("abort", String.class, "another client interferes");
    var failure = RunEnd.failure(run);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("Aborted");
    return failure;
  }
}
