package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Step;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What others do while a peering is under way outlives its rollback, and is named. */
final class ConcurrentChangeCases {
  private static final String RUN = "hawser.dev/run";
  private static final String NONCE = "liqo-nonce";
  private static final String MINE = "example.org/mine";
  private static final String AUTHENTICATION = "\"modules\": [\"authentication\"]";
  private static final long PAUSE_NANOS = 3_000_000;

  private ConcurrentChangeCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "what somebody puts into a tenant namespace outlives a rollback, and is named",
            ConcurrentChangeCases::intoNamespace),
        new ContractCase(
            "a Tenant that liqoctl took over outlives a rollback, and is named",
            ConcurrentChangeCases::takenOver),
        new ContractCase(
            "what liqoctl or another run took over outlives a rollback on both clusters",
            ConcurrentChangeCases::takenOverOnBoth),
        new ContractCase(
            "an object that somebody makes anew while it is undone outlives the rollback",
            ConcurrentChangeCases::madeAnew),
        new ContractCase(
            "a reverse peering that appears keeps the network from a rollback, and is named",
            ConcurrentChangeCases::reverse),
        new ContractCase(
            "a rollback leaves what a terminated run made, and its pair is peered",
            ConcurrentChangeCases::terminated));
  }

  /** Of a kind that neither Liqo nor a peering knows. */
  private static void intoNamespace(PeeringEnvironment arena) {
    var run = startUntil(arena, Step.CONFIGURATION);
    String here = ClusterUser.tenantNamespace(arena.milan());
    arena.rome().create(ResourceKind.ROLE, here, "by-hand", "{'rules': []}");
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "namespace " + here);
    Expect.contains(failure.getOriginalMessage(), "Role by-hand");
    arena.rome().require(ResourceKind.ROLE, here, "by-hand");
    PeeringAssertions.unclaimed(arena.rome(), arena.milan());
    arena.rome().remove(ResourceKind.ROLE, here, "by-hand");
  }

  /** It replaces the labels of Tenant and Identity by its own. */
  private static void takenOver(PeeringEnvironment arena) {
    var milan = arena.milan();
    String there = ClusterUser.tenantNamespace(arena.rome());
    String name = arena.rome().id().value();
    var run = startUntil(arena, Step.TENANT);
    milan.edit(
        ResourceKind.TENANT, there, name, tenant -> tenant.getMetadata().getLabels().remove(RUN));
    var uid = milan.require(ResourceKind.TENANT, there, name).getMetadata().getUid();
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "Tenant " + name);
    Expect.equal(
        uid,
        milan.require(ResourceKind.TENANT, there, name).getMetadata().getUid(),
        "whose Tenant");
    PeeringAssertions.unclaimed(arena.rome(), milan);
  }

  /** The Identity without its label, as liqoctl leaves it; the Configuration with another run's. */
  private static void takenOverOnBoth(PeeringEnvironment arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    String here = ClusterUser.tenantNamespace(milan);
    String there = ClusterUser.tenantNamespace(rome);
    String identity = "controlplane-" + milan.id();
    String configuration = rome.id().value();
    var run = startUntil(arena, Step.IDENTITY);
    rome.edit(
        ResourceKind.IDENTITY, here, identity, it -> it.getMetadata().getLabels().remove(RUN));
    milan.edit(
        ResourceKind.CONFIGURATION,
        there,
        configuration,
        it -> it.getMetadata().getLabels().put(RUN, "another"));
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "Identity " + identity);
    Expect.contains(failure.getOriginalMessage(), "Configuration " + configuration);
    rome.require(ResourceKind.IDENTITY, here, identity);
    milan.require(ResourceKind.CONFIGURATION, there, configuration);
    PeeringAssertions.unclaimed(rome, milan);
  }

  /** The undo waits for the very object that it deleted, and takes no other of its name. */
  private static void madeAnew(PeeringEnvironment arena) {
    var milan = arena.milan();
    String there = ClusterUser.tenantNamespace(arena.rome());
    var run = startUntil(arena, Step.PROOF);
    milan.edit(
        ResourceKind.SECRET, there, NONCE, it -> it.getMetadata().setFinalizers(List.of(MINE)));
    var ours = milan.require(ResourceKind.SECRET, there, NONCE);
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "somebody is in the way");
    Expect.eventually(
        "it is being deleted",
        () ->
            milan.require(ResourceKind.SECRET, there, NONCE).getMetadata().getDeletionTimestamp()
                != null);
    milan.edit(ResourceKind.SECRET, there, NONCE, it -> it.getMetadata().setFinalizers(List.of()));
    milan.create(ResourceKind.SECRET, ManualObjects.byHand(ours));
    var failure = PeeringEnvironment.failureOf(() -> run.getResult(Void.class));
    Expect.contains(failure.getOriginalMessage(), "which holds Secret " + NONCE);
    Expect.that(
        !milan
            .require(ResourceKind.SECRET, there, NONCE)
            .getMetadata()
            .getUid()
            .equals(ours.getMetadata().getUid()),
        "the Secret is the new one");
    PeeringAssertions.unclaimed(arena.rome(), milan);
  }

  private static void reverse(PeeringEnvironment arena) {
    var rome = arena.rome();
    String here = ClusterUser.tenantNamespace(arena.milan());
    String name = arena.milan().id().value();
    arena.peer(arena.milan(), rome, AUTHENTICATION);
    var tenant = ManualObjects.byHand(rome.require(ResourceKind.TENANT, here, name));
    arena.clean();
    var run = startUntil(arena, Step.CLIENT);
    rome.create(ResourceKind.TENANT, tenant);
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "in use by the reverse peering");
    Expect.contains(failure.getOriginalMessage(), "Tenant " + name + " on " + rome.id());
    rome.require(ResourceKind.TENANT, here, name);
    PeeringAssertions.serverOn(arena.milan(), rome);
    PeeringAssertions.noNode(rome, arena.milan());
    PeeringAssertions.unclaimed(rome, arena.milan());
  }

  private static void terminated(PeeringEnvironment arena) {
    startUntil(arena, Step.CONFIGURATION).terminate("pulled the plug");
    ResourceVersions.settled(arena);
    var before = PairSnapshot.of(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), "");
    Expect.equal("AlreadyRunning", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "takeOver");
    arena.peerFails(
        arena.rome(), arena.milan(), RollbackCases.NOBODY_DECIDES + ", \"takeOver\": true");
    before.equalsNow();
    arena.peer(arena.rome(), arena.milan(), "");
    PeeringAssertions.node(arena.rome(), arena.milan());
  }

  /** Starts a peering, and returns as soon as that step is done on every cluster it is for. */
  static WorkflowStub startUntil(PeeringEnvironment arena, Step step) {
    var options = arena.options(arena.rome(), arena.milan());
    var typed = arena.temporal().newWorkflowStub(Peer.class, options);
    WorkflowClient.start(
        typed::peer, PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), ""));
    var run = WorkflowStub.fromTyped(typed);
    while (!isDone(run.query("status", PeeringStatus.class), step)) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return run;
  }

  private static boolean isDone(PeeringStatus status, Step step) {
    var lines = status.steps().stream().filter(line -> line.step() == step).toList();
    return !lines.isEmpty() && lines.stream().allMatch(line -> line.state() == State.DONE);
  }

  private static ApplicationFailure abort(WorkflowStub run) {
    run.update("abort", String.class, "somebody is in the way");
    var failure = PeeringEnvironment.failureOf(() -> run.getResult(Void.class));
    Expect.equal("Aborted", failure.getType(), "the type of the failure");
    return failure;
  }
}
