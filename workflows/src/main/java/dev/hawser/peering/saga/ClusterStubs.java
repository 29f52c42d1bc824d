package dev.hawser.peering.saga;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.FailureType;
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
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One cluster as a run calls it: its part in the run, and the activities of its worker. */
record ClusterStubs(ActivityScope scope, ActivityOptions options, RunTimings timings) {
  /** An attempt that waits without a limit ends by its heartbeats, or never. */
  private static final Duration LONGEST = Duration.ofDays(365);

  /** With the time that an attempt takes, what was stuck goes on within a minute. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(45);

  /** Later, the waits have learned it themselves. */
  private static final Duration HINT = Duration.ofSeconds(10);

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
    return CheckedActivities.of(
        PairActivities.class,
        cluster,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.of(cluster))
            .setScheduleToStartTimeout(queued)
            .setStartToCloseTimeout(timings.inspection())
            .setHeartbeatTimeout(ActivityContract.HEARTBEAT_TIMEOUT)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(forward(Duration.ofSeconds(2)).setMaximumAttempts(6).build())
            .setSummary(Step.INSPECT.words() + " on " + cluster)
            .build());
  }

  /**
   * For a run that can do nothing until it knows: whatever the inspection fails with, Temporal
   * repeats it.
   */
  static PairActivities inspectingUntilAnswered(ClusterId cluster) {
    return CheckedActivities.of(
        PairActivities.class,
        cluster,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.of(cluster))
            .setStartToCloseTimeout(LONGEST)
            .setHeartbeatTimeout(ActivityContract.HEARTBEAT_TIMEOUT)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(retries(LONGEST_PAUSE).build())
            .setSummary(Step.INSPECT.words() + " on " + cluster)
            .build());
  }

  /**
   * What the worker that serves the runs asks Temporal.
   *
   * @param question in words
   */
  static TemporalLookup temporal(String question) {
    return Workflow.newLocalActivityStub(
        TemporalLookup.class,
        LocalActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofSeconds(10))
            .setRetryOptions(retries(Duration.ofSeconds(1)).setMaximumAttempts(3).build())
            .setSummary(question)
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

  /** The same cluster, for a step that watches an unmet condition for another time. */
  ClusterStubs patient(Duration patience) {
    return new ClusterStubs(
        scope.withPatience(patience),
        ActivityOptions.newBuilder(options)
            .setStartToCloseTimeout(patience.plus(timings.overhead()))
            .build(),
        timings);
  }

  /**
   * The same cluster during an undo.
   *
   * @param patience null for an activity that never gives up: whatever its attempts fail with,
   *     Temporal repeats them
   */
  ClusterStubs undoing(@Nullable Duration patience) {
    var patient = scope.withPatience(patience);
    return new ClusterStubs(
        patient,
        ActivityOptions.newBuilder(forwardOptions(patient, timings))
            .setStartToCloseTimeout(patience == null ? LONGEST : patience.plus(timings.overhead()))
            .setRetryOptions(retries(LONGEST_PAUSE).build())
            .build(),
        timings);
  }

  /** Starts a hint to its worker that steps are cancelled; nothing depends on it. */
  void noticeCancellation() {
    var hints =
        CheckedActivities.of(
            PairActivities.class,
            id(),
            ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.of(id()))
                .setScheduleToCloseTimeout(HINT)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .setSummary("notice the cancellation on " + id())
                .build());
    Workflow.newDetachedCancellationScope(() -> Async.procedure(hints::noticeCancellation, scope))
        .run();
  }

  DeleteInput removal(DeleteInput.Extent extent, List<ObjectReference> reverse) {
    return new DeleteInput(scope, extent, reverse);
  }

  PairActivities pair() {
    return CheckedActivities.of(PairActivities.class, id(), options);
  }

  NetworkActivities network() {
    return CheckedActivities.of(NetworkActivities.class, id(), options);
  }

  AuthenticationActivities authentication() {
    return CheckedActivities.of(AuthenticationActivities.class, id(), options);
  }

  OffloadingActivities offloading() {
    return CheckedActivities.of(OffloadingActivities.class, id(), options);
  }

  private static ActivityOptions forwardOptions(ActivityScope scope, RunTimings timings) {
    var patience = scope.patience() == null ? PairRequest.DEFAULT_TIMEOUT : scope.patience();
    return ActivityOptions.newBuilder()
        .setTaskQueue(TaskQueues.of(scope.cluster()))
        .setStartToCloseTimeout(patience.plus(timings.overhead()))
        .setHeartbeatTimeout(ActivityContract.HEARTBEAT_TIMEOUT)
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
        .setRetryOptions(forward(Duration.ofSeconds(10)).build())
        .build();
  }

  /** A worker of another release ends a step, because the step can be undone. */
  private static RetryOptions.Builder forward(Duration most) {
    return retries(most).setDoNotRetry(FailureType.INCOMPATIBLE_WORKER.word());
  }

  private static RetryOptions.Builder retries(Duration most) {
    return RetryOptions.newBuilder()
        .setInitialInterval(Duration.ofMillis(200))
        .setBackoffCoefficient(2)
        .setMaximumInterval(most);
  }
}
