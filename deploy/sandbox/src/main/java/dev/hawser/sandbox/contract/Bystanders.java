package dev.hawser.sandbox.contract;

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
final class Bystanders {
  private static final String RUN = "hawser.dev/run";
  private static final String NONCE = "liqo-nonce";
  private static final String MINE = "example.org/mine";
  private static final String AUTHENTICATION = "\"modules\": [\"authentication\"]";
  private static final long PAUSE_NANOS = 3_000_000;

  private Bystanders() {}

  static List<Case> cases() {
    return List.of(
        new Case(
            "what somebody puts into a tenant namespace outlives a rollback, and is named",
            Bystanders::intoNamespace),
        new Case(
            "a Tenant that liqoctl took over outlives a rollback, and is named",
            Bystanders::takenOver),
        new Case(
            "what liqoctl or another run took over outlives a rollback on both clusters",
            Bystanders::takenOverOnBoth),
        new Case(
            "an object that somebody makes anew while it is undone outlives the rollback",
            Bystanders::madeAnew),
        new Case(
            "a reverse peering that appears keeps the network from a rollback, and is named",
            Bystanders::reverse),
        new Case(
            "a rollback leaves what a terminated run made, and its pair is peered",
            Bystanders::terminated));
  }

  /** Of a kind that neither Liqo nor a peering knows. */
  private static void intoNamespace(Arena arena) {
    var run = startUntil(arena, Step.CONFIGURATION);
    String here = Side.tenantNamespace(arena.milan());
    arena.rome().create(Watched.ROLE, here, "by-hand", "{'rules': []}");
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "namespace " + here);
    Expect.contains(failure.getOriginalMessage(), "Role by-hand");
    arena.rome().require(Watched.ROLE, here, "by-hand");
    Peered.unclaimed(arena.rome(), arena.milan());
    arena.rome().remove(Watched.ROLE, here, "by-hand");
  }

  /** It replaces the labels of Tenant and Identity by its own. */
  private static void takenOver(Arena arena) {
    var milan = arena.milan();
    String there = Side.tenantNamespace(arena.rome());
    String name = arena.rome().id().value();
    var run = startUntil(arena, Step.TENANT);
    milan.edit(Watched.TENANT, there, name, tenant -> tenant.getMetadata().getLabels().remove(RUN));
    var uid = milan.require(Watched.TENANT, there, name).getMetadata().getUid();
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "Tenant " + name);
    Expect.equal(
        uid, milan.require(Watched.TENANT, there, name).getMetadata().getUid(), "whose Tenant");
    Peered.unclaimed(arena.rome(), milan);
  }

  /** The Identity without its label, as liqoctl leaves it; the Configuration with another run's. */
  private static void takenOverOnBoth(Arena arena) {
    var rome = arena.rome();
    var milan = arena.milan();
    String here = Side.tenantNamespace(milan);
    String there = Side.tenantNamespace(rome);
    String identity = "controlplane-" + milan.id();
    String configuration = rome.id().value();
    var run = startUntil(arena, Step.IDENTITY);
    rome.edit(Watched.IDENTITY, here, identity, it -> it.getMetadata().getLabels().remove(RUN));
    milan.edit(
        Watched.CONFIGURATION,
        there,
        configuration,
        it -> it.getMetadata().getLabels().put(RUN, "another"));
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "Identity " + identity);
    Expect.contains(failure.getOriginalMessage(), "Configuration " + configuration);
    rome.require(Watched.IDENTITY, here, identity);
    milan.require(Watched.CONFIGURATION, there, configuration);
    Peered.unclaimed(rome, milan);
  }

  /** The undo waits for the very object that it deleted, and takes no other of its name. */
  private static void madeAnew(Arena arena) {
    var milan = arena.milan();
    String there = Side.tenantNamespace(arena.rome());
    var run = startUntil(arena, Step.PROOF);
    milan.edit(Watched.SECRET, there, NONCE, it -> it.getMetadata().setFinalizers(List.of(MINE)));
    var ours = milan.require(Watched.SECRET, there, NONCE);
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "somebody is in the way");
    Expect.eventually(
        "it is being deleted",
        () ->
            milan.require(Watched.SECRET, there, NONCE).getMetadata().getDeletionTimestamp()
                != null);
    milan.edit(Watched.SECRET, there, NONCE, it -> it.getMetadata().setFinalizers(List.of()));
    milan.create(Watched.SECRET, Copies.byHand(ours));
    var failure = Arena.failureOf(() -> run.getResult(Void.class));
    Expect.contains(failure.getOriginalMessage(), "which holds Secret " + NONCE);
    Expect.that(
        !milan
            .require(Watched.SECRET, there, NONCE)
            .getMetadata()
            .getUid()
            .equals(ours.getMetadata().getUid()),
        "the Secret is the new one");
    Peered.unclaimed(arena.rome(), milan);
  }

  private static void reverse(Arena arena) {
    var rome = arena.rome();
    String here = Side.tenantNamespace(arena.milan());
    String name = arena.milan().id().value();
    arena.peer(arena.milan(), rome, AUTHENTICATION);
    var tenant = Copies.byHand(rome.require(Watched.TENANT, here, name));
    arena.clean();
    var run = startUntil(arena, Step.CLIENT);
    rome.create(Watched.TENANT, tenant);
    var failure = abort(run);
    Expect.contains(failure.getOriginalMessage(), "in use by the reverse peering");
    Expect.contains(failure.getOriginalMessage(), "Tenant " + name + " on " + rome.id());
    rome.require(Watched.TENANT, here, name);
    Peered.serverOn(arena.milan(), rome);
    Peered.noNode(rome, arena.milan());
    Peered.unclaimed(rome, arena.milan());
  }

  private static void terminated(Arena arena) {
    startUntil(arena, Step.CONFIGURATION).terminate("pulled the plug");
    Versions.settled(arena);
    var before = Before.of(arena);
    var refused = arena.peerFails(arena.rome(), arena.milan(), "");
    Expect.equal("AlreadyRunning", refused.getType(), "the type of the refusal");
    Expect.contains(refused.getOriginalMessage(), "takeOver");
    arena.peerFails(arena.rome(), arena.milan(), Undoings.NOBODY_DECIDES + ", \"takeOver\": true");
    before.equalsNow();
    arena.peer(arena.rome(), arena.milan(), "");
    Peered.node(arena.rome(), arena.milan());
  }

  /** Starts a peering, and returns as soon as that step is done on every cluster it is for. */
  static WorkflowStub startUntil(Arena arena, Step step) {
    var options = arena.options(arena.rome(), arena.milan());
    var typed = arena.temporal().newWorkflowStub(Peer.class, options);
    WorkflowClient.start(typed::peer, Arena.Requests.peer(arena.rome(), arena.milan(), ""));
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
    var failure = Arena.failureOf(() -> run.getResult(Void.class));
    Expect.equal("Aborted", failure.getType(), "the type of the failure");
    return failure;
  }
}
