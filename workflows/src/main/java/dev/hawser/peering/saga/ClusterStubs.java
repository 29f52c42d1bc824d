package dev.hawser.peering.saga;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.Step;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** One cluster as a run calls it: its part in the run, and the activities of its worker. */
record ClusterStubs(ActivityScope scope, ActivityOptions options, RunTimings timings) {
  /**
   * Not one of the timings: a run decides by it whether the last write of an attempt may be late.
   */
  static final Duration HEARTBEAT = Duration.ofSeconds(10);

  /** For steps: waits as long as the scope says, and retries forever what is worth it. */
  static ClusterStubs of(ActivityScope scope, RunTimings timings) {
    return new ClusterStubs(scope, forwardOptions(scope, timings), timings);
  }

  /**
   * For an inspection before anything is written: it answers soon, or fails.
   *
   * @param queued how long it may wait for a worker
   */
  static PairActivities inspecting(ClusterId cluster, Duration queued, RunTimings timings) {
    return Workflow.newActivityStub(
        PairActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.of(cluster))
            .setScheduleToStartTimeout(queued)
            .setStartToCloseTimeout(timings.inspection())
            .setHeartbeatTimeout(HEARTBEAT)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(retries(Duration.ofSeconds(2)).setMaximumAttempts(6).build())
            .setSummary(Step.INSPECT.words() + " on " + cluster)
            .build());
  }

  /** What the worker that serves the runs asks Temporal. */
  static TaskQueueLookup taskQueues() {
    return Workflow.newLocalActivityStub(
        TaskQueueLookup.class,
        LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .setRetryOptions(retries(Duration.ofSeconds(1)).setMaximumAttempts(3).build())
            .build());
  }

  ClusterId id() {
    return scope.cluster();
  }

  /** The same cluster during one step: the step's words show in the UI's history. */
  ClusterStubs during(Step step) {
    return new ClusterStubs(
        scope,
        ActivityOptions.newBuilder(options).setSummary(step.words() + " on " + id()).build(),
        timings);
  }

  /** The same cluster during an undo: with longer pauses between attempts. */
  ClusterStubs undoing(Duration patience) {
    var patient = scope.withPatience(patience);
    return new ClusterStubs(
        patient,
        ActivityOptions.newBuilder(forwardOptions(patient, timings))
            .setRetryOptions(retries(Duration.ofMinutes(1)).build())
            .build(),
        timings);
  }

  DeleteInput removal(DeleteInput.Extent extent, List<ObjectReference> reverse) {
    return new DeleteInput(scope, extent, reverse);
  }

  PairActivities pair() {
    return Workflow.newActivityStub(PairActivities.class, options);
  }

  NetworkActivities network() {
    return Workflow.newActivityStub(NetworkActivities.class, options);
  }

  AuthenticationActivities authentication() {
    return Workflow.newActivityStub(AuthenticationActivities.class, options);
  }

  OffloadingActivities offloading() {
    return Workflow.newActivityStub(OffloadingActivities.class, options);
  }

  private static ActivityOptions forwardOptions(ActivityScope scope, RunTimings timings) {
    var patience = scope.patience() == null ? PairRequest.DEFAULT_TIMEOUT : scope.patience();
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.of(scope.cluster()))
        .setStartToCloseTimeout(patience.plus(timings.overhead()))
        .setHeartbeatTimeout(HEARTBEAT)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(retries(Duration.ofSeconds(10)).build())
        .build();
  }

  private static RetryOptions.Builder retries(Duration most) {
    return RetryOptions.newBuilder()
        .setInitialInterval(Duration.ofMillis(200))
        .setBackoffCoefficient(2)
        .setMaximumInterval(most);
  }
}
