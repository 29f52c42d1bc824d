package dev.hawser.faults.trial;

import static org.awaitility.Awaitility.await;

import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.PeeringEnvironment.Requests;
import dev.hawser.peering.PeeringStatus;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Starts runs of one pair, whose consumer is the environment's first cluster, and awaits their
 * outcomes. Retries while Temporal can't be reached.
 *
 * @param limit of the time in which a run must start, and of that in which it must end
 */
public record PeeringRuns(PeeringEnvironment pair, Duration limit) {
  private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
  private static final String DELETE_NAMESPACES = "\"deleteNamespaces\": true";

  /** Starts one, and awaits its end. */
  public RunOutcome run(RunKind kind) {
    return outcome(start(kind));
  }

  /** Starts one, and returns as soon as Temporal has accepted it. An Unpeer deletes namespaces. */
  public WorkflowStub start(RunKind kind) {
    return switch (kind) {
      case PEER -> start("Peer", Requests.peer(pair.rome(), pair.milan(), ""));
      case UNPEER -> start("Unpeer", Requests.unpeer(pair.rome(), pair.milan(), DELETE_NAMESPACES));
    };
  }

  /** Starts an Unpeer in place of a run that was lost and still holds the pair. */
  public WorkflowStub startUnpeerAfterLoss() {
    var fields = DELETE_NAMESPACES + ", \"takeOver\": true";
    return start("Unpeer", Requests.unpeer(pair.rome(), pair.milan(), fields));
  }

  /** The latest run of the pair, also when something else started it. */
  public WorkflowStub latest() {
    var options = pair.options(pair.rome(), pair.milan());
    return pair.temporal().newUntypedWorkflowStub(options.getWorkflowId());
  }

  /** What the latest run says that it has kept; empty if nothing. */
  public String kept() {
    return latest().query("status", PeeringStatus.class).kept().stream()
        .map(String::valueOf)
        .collect(Collectors.joining("; "));
  }

  /** Awaits the end; terminates a run that takes too long. */
  public RunOutcome outcome(WorkflowStub run) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      return repeatedly()
          .atMost(limit.plus(RETRY_INTERVAL))
          .until(() -> outcomeBy(run, end), Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      return new RunOutcome.Lost(terminate(run));
    }
  }

  /** What the run was doing; it may end by itself in the meantime. */
  private String terminate(WorkflowStub run) {
    try {
      var pending = run.describe().getRawDescription().getPendingActivitiesList();
      run.terminate("lost");
      return "still open after " + limit.toSeconds() + " s, " + doing(pending);
    } catch (WorkflowNotFoundException e) {
      return "open for " + limit.toSeconds() + " s, then it ended";
    }
  }

  private static String doing(List<PendingActivityInfo> pending) {
    if (pending.isEmpty()) return "without a pending activity";
    return pending.stream().map(PeeringRuns::doing).collect(Collectors.joining(", "));
  }

  private static String doing(PendingActivityInfo activity) {
    var failure = activity.getLastFailure().getMessage();
    return "in attempt %d of %s%s"
        .formatted(
            activity.getAttempt(),
            activity.getActivityType().getName(),
            failure.isEmpty() ? "" : " after: " + failure);
  }

  /** Empty when Temporal can't be reached, or has nothing to report in time. */
  private static Optional<RunOutcome> outcomeBy(WorkflowStub run, long end) {
    try {
      long left = Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis());
      run.getResult(left, TimeUnit.MILLISECONDS, Object.class);
      return Optional.of(new RunOutcome.Completed());
    } catch (WorkflowFailedException e) {
      return Optional.of(failed(e));
    } catch (TimeoutException | WorkflowServiceException | StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  private static RunOutcome failed(WorkflowFailedException e) {
    return e.getCause() instanceof ApplicationFailure failure
        ? new RunOutcome.Failed(failure.getType(), failure.getOriginalMessage())
        : new RunOutcome.Failed(e.getWorkflowCloseEventType().name(), String.valueOf(e.getCause()));
  }

  private WorkflowStub start(String type, Object request) {
    var options = pair.options(pair.rome(), pair.milan());
    return repeatedly()
        .atMost(limit)
        .ignoreExceptionsMatching(PeeringRuns::isUnreachable)
        .until(
            () -> {
              var run = pair.temporal().newUntypedWorkflowStub(type, options);
              run.start(request);
              return run;
            },
            run -> true);
  }

  /** A thread of a worker that was killed may fail meanwhile, which says nothing of the run. */
  private static ConditionFactory repeatedly() {
    return await()
        .dontCatchUncaughtExceptions()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(RETRY_INTERVAL);
  }

  private static boolean isUnreachable(Throwable e) {
    return e instanceof WorkflowServiceException || e instanceof StatusRuntimeException;
  }
}
