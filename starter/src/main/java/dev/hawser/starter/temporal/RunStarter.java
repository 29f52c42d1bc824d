package dev.hawser.starter.temporal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.RunSummary;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import java.time.Duration;
import java.util.List;

/** Starts runs, or joins the one that was started with an equal request. */
public final class RunStarter {
  private static final Duration INSPECT_TIMEOUT = Duration.ofSeconds(20);
  private static final List<String> NOT_COMPARED = List.of("actor", "reason");

  private final TemporalClient temporal;

  public RunStarter(TemporalClient temporal) {
    this.temporal = temporal;
  }

  /** Whether a run was started or joined, or another one holds the pair. */
  public sealed interface StartResult {
    /** A run for this request. */
    record Started(RunId run, boolean joined) implements StartResult {}

    /** A run for another request holds the pair. */
    record Busy(RunId run, String type) implements StartResult {}
  }

  /** Starts a Peer, or joins the one that was started with an equal request. */
  public StartResult peer(PeerRequest request) {
    var id = PeeringWorkflows.workflowId(request.consumer(), request.provider());
    return startOrJoin("Peer", id, request, PeerRequest.class);
  }

  /** Starts an Unpeer, or joins the one that was started with an equal request. */
  public StartResult unpeer(UnpeerRequest request) {
    var id = PeeringWorkflows.workflowId(request.consumer(), request.provider());
    return startOrJoin("Unpeer", id, request, UnpeerRequest.class);
  }

  /**
   * Inspects both clusters; nothing of it stays in Temporal.
   *
   * @throws CommandException when the run fails, or no worker takes part in it in time
   */
  @SuppressWarnings("try") // the notice is only set and cancelled
  public Inspection inspect(InspectRequest request) throws InterruptedException {
    var silence = Duration.ofSeconds(2);
    try (var notice = temporal.noticeAfter(silence, InspectRun.waiting(request));
        var run = InspectRun.start(temporal, request)) {
      var inspection = run.await(INSPECT_TIMEOUT);
      if (inspection.isPresent()) return inspection.get();
      throw CommandException.because(ExitCode.UNAVAILABLE, run.silence(INSPECT_TIMEOUT));
    }
  }

  /**
   * Checks that a worker serves the task queue of the runs.
   *
   * @throws CommandException when none does
   */
  public RunStarter requireWorker() {
    if (temporal.queues().isServed(TaskQueues.RUNS)) return this;
    throw CommandException.because(ExitCode.UNAVAILABLE, unserved(temporal));
  }

  /** That no worker serves the task queue of the runs, and what to do without one. */
  public static String unserved(TemporalClient temporal) {
    return "no worker serves task queue "
        + TaskQueues.RUNS
        + " of Temporal at "
        + temporal.address()
        + ": start one with \"hawser worker\", or name the clusters with --kubeconfig and"
        + " --remote-kubeconfig";
  }

  private <R extends PairRequest> StartResult startOrJoin(
      String type, String id, R request, Class<R> form) {
    var started = temporal.runs().start(type, id, request, RunSummary.of(request), null);
    if (started.started()) return new StartResult.Started(started.run(), false);
    var first =
        temporal.history(started.run()).firstEvent().getWorkflowExecutionStartedEventAttributes();
    String running = first.getWorkflowType().getName();
    if (running.equals(type) && isSame(first, request, form)) {
      return new StartResult.Started(started.run(), true);
    }
    return new StartResult.Busy(started.run(), running);
  }

  private <R> boolean isSame(
      WorkflowExecutionStartedEventAttributes first, R request, Class<R> form) {
    try {
      var other = temporal.value(first.getInput().getPayloads(0), form);
      return withoutActor(other, form).equals(withoutActor(request, form));
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  private static <R> R withoutActor(R request, Class<R> form) {
    ObjectNode tree = Payloads.json().valueToTree(request);
    tree.remove(NOT_COMPARED);
    return Payloads.json().convertValue(tree, form);
  }
}
