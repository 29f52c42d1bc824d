package dev.hawser.faults.crash;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.harness.PeeringObserver;
import dev.hawser.peering.PeeringWorkflows;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts runs of the pair, and waits for their ends whatever happens to Temporal meanwhile. */
public final class CrashRuns {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final PeeringObserver witness;

  public CrashRuns(PeeringObserver witness) {
    this.witness = witness;
  }

  /** Starts a Peer, and returns as soon as Temporal has taken it. */
  public WorkflowStub peer(ClusterId consumer) throws InterruptedException {
    return start("Peer", witness.peer(consumer, ""));
  }

  /** Starts an Unpeer that leaves no namespaces. */
  public WorkflowStub unpeer(ClusterId consumer) throws InterruptedException {
    return start("Unpeer", witness.unpeer(consumer, "\"deleteNamespaces\": true"));
  }

  /** The same, in place of a run that was lost and still holds the pair. */
  public WorkflowStub unpeerAfterLoss(ClusterId consumer) throws InterruptedException {
    return start(
        "Unpeer", witness.unpeer(consumer, "\"deleteNamespaces\": true, \"takeOver\": true"));
  }

  /** The latest run of the pair, whoever started it. */
  WorkflowStub latest() {
    return witness.temporal().newUntypedWorkflowStub(id());
  }

  /** Waits for the end; a run that takes too long is terminated, and counts as lost. */
  public CrashRunEnding end(WorkflowStub run) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      try {
        long left = Duration.between(Instant.now(), end).toMillis();
        run.getResult(Math.max(1, left), TimeUnit.MILLISECONDS, JsonNode.class);
        return new CrashRunEnding.Completed();
      } catch (WorkflowFailedException e) {
        return e.getCause() instanceof ApplicationFailure failure
            ? new CrashRunEnding.Failed(failure.getType(), failure.getOriginalMessage())
            : new CrashRunEnding.Failed(
                e.getWorkflowCloseEventType().name(), String.valueOf(e.getCause()));
      } catch (WorkflowServiceException | StatusRuntimeException e) {
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis()); // Temporal is away
      } catch (TimeoutException e) {
        break;
      }
    }
    run.terminate("lost");
    return new CrashRunEnding.Lost("did not end within " + PATIENCE.toMinutes() + " minutes");
  }

  private WorkflowStub start(String type, Object request) throws InterruptedException {
    var options =
        WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.RUNS).setWorkflowId(id()).build();
    var end = Instant.now().plus(PATIENCE);
    while (true) {
      var run = witness.temporal().newUntypedWorkflowStub(type, options);
      try {
        run.start(request);
        return run;
      } catch (WorkflowServiceException | StatusRuntimeException e) {
        if (Instant.now().isAfter(end)) throw e;
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      }
    }
  }

  private String id() {
    return PeeringWorkflows.workflowId(witness.first(), witness.second());
  }
}
