package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Failures;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.Step;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Removes things and does not give up: an attempt that fails is shown as stuck and repeated
 * forever, less and less often. People may ask for a retry now, or skip one removal.
 */
final class RemovalLoop {
  private final StatusRecorder status;
  private final RunTimings timings;
  private final Runnable beforeEach;
  private final Phase workingPhase;
  private final Phase stuckPhase;
  private final State done;
  private final Map<Task, String> skipped = new LinkedHashMap<>();
  private final List<ObjectReference> deleted = new ArrayList<>();
  private final Map<Task, String> stuck = new LinkedHashMap<>();
  private final Map<String, String> skips = new LinkedHashMap<>();
  private boolean outcomeUnknown;
  private int retries;

  /** One thing to remove. */
  record Task(Step step, ClusterStubs on, Function<ClusterStubs, DeleteResult> act) {
    String name() {
      return step.words() + " on " + on.id();
    }
  }

  private RemovalLoop(
      StatusRecorder status,
      RunTimings timings,
      Runnable beforeEach,
      Phase workingPhase,
      Phase stuckPhase,
      State done) {
    this.status = status;
    this.timings = timings;
    this.beforeEach = beforeEach;
    this.workingPhase = workingPhase;
    this.stuckPhase = stuckPhase;
    this.done = done;
  }

  static RemovalLoop rollback(StatusRecorder status, ClaimGuard guard, RunTimings timings) {
    return new RemovalLoop(
        status, timings, guard::require, Phase.ROLLING_BACK, Phase.ROLLBACK_STUCK, State.UNDONE);
  }

  static RemovalLoop teardown(StatusRecorder status, ClaimGuard guard, RunTimings timings) {
    return new RemovalLoop(
        status, timings, guard::require, Phase.UNPEERING, Phase.REMOVAL_STUCK, State.DONE);
  }

  /** Removes the claims only; the activity itself checks whose they are. */
  static RemovalLoop release(StatusRecorder status, RunTimings timings) {
    return new RemovalLoop(
        status, timings, () -> {}, Phase.PEERING, Phase.REMOVAL_STUCK, State.DONE);
  }

  /**
   * Returns when the task is done or skipped. To be called in a detached scope.
   *
   * @throws io.temporal.failure.ApplicationFailure when the run no longer holds the pair
   */
  void runUntilDone(Task task) {
    var patience = timings.removalPatience().first();
    var pause = timings.removalPause().first();
    int retriesSeen = retries;
    while (!isDone(task, patience, retriesSeen) && !isSkippedAfter(task, pause, retriesSeen)) {
      retriesSeen = retries;
      patience = timings.removalPatience().next(patience);
      pause = timings.removalPause().next(pause);
    }
  }

  /** Shows that the task waits for others, which are stuck. */
  void markWaiting(Task task, List<Task> others) {
    status.mark(
        task.step(), task.on().id(), working(), "after: " + String.join(", ", names(others)));
  }

  /** What was kept may go in the next round. */
  void forgetRetained() {
    status.forgetKept();
  }

  void recordFailure(TemporalFailure failure) {
    outcomeUnknown |= Failures.isOutcomeUnknown(failure);
  }

  /**
   * A step that took as long as a heartbeat timeout may have lost an attempt, whose last write may
   * still arrive: retries don't show in a run.
   */
  void recordDuration(Duration duration) {
    outcomeUnknown |= duration.compareTo(ClusterStubs.HEARTBEAT) >= 0;
  }

  /** Whether the last write of an attempt may still arrive. */
  boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }

  boolean isSkipped(Task task) {
    return skipped.containsKey(task);
  }

  /** Whether a removal on the cluster was skipped, so that something may still be there. */
  boolean hasSkipped(ClusterId cluster) {
    return skipped.keySet().stream().anyMatch(task -> task.on().id().equals(cluster));
  }

  /** What was skipped, each with what held it. */
  List<String> skipped() {
    return skipped.entrySet().stream()
        .map(each -> each.getKey().name() + " (" + each.getValue() + ")")
        .toList();
  }

  /** Objects that are gone, each with its cluster. */
  List<ObjectReference> deleted() {
    return List.copyOf(deleted);
  }

  /** Names of what is stuck now. */
  List<String> stuck() {
    return names(stuck.keySet());
  }

  boolean isStuckOn(ClusterId cluster) {
    return stuck.keySet().stream().anyMatch(task -> task.on().id().equals(cluster));
  }

  /** Makes everything that is stuck try again at once. */
  void retryNow() {
    retries++;
  }

  void skip(SkipRequest request) {
    skips.put(request.step(), request.reason());
  }

  private static List<String> names(Collection<Task> tasks) {
    return tasks.stream().map(Task::name).toList();
  }

  private State working() {
    return done == State.UNDONE ? State.UNDOING : State.RUNNING;
  }

  private boolean isDone(Task task, Duration patience, int retriesSeen) {
    beforeEach.run();
    status.mark(task.step(), task.on().id(), working(), stuck.getOrDefault(task, ""));
    var attempt = new Attempt(task, patience);
    if (!Workflow.await(
        timings.removalPatience().first(), () -> attempt.ended() || isToSkip(task))) {
      becomeStuck(task, stuck.getOrDefault(task, "no answer from " + task.on().id() + " yet"));
      Workflow.await(() -> attempt.ended() || isToSkip(task) || retries > retriesSeen);
    }
    if (!attempt.ended()) attempt.cancel();
    if (attempt.failure() instanceof TemporalFailure failure) {
      recordFailure(failure);
      if (!Failures.isCancellation(failure)) becomeStuck(task, Failures.sentence(failure));
      return false;
    }
    unstick(task);
    record(task, attempt.removed());
    return true;
  }

  private void record(Task task, DeleteResult removed) {
    removed.deleted().forEach(object -> deleted.add(object.on(task.on().id())));
    status.keep(removed.kept());
    status.mark(task.step(), task.on().id(), done, Failures.enumerated(removed.kept()));
  }

  private void becomeStuck(Task task, String why) {
    stuck.put(task, why);
    status.mark(task.step(), task.on().id(), State.STUCK, why);
    status.enter(stuckPhase);
  }

  private void unstick(Task task) {
    skips.remove(task.name());
    if (stuck.remove(task) != null && stuck.isEmpty()) status.enter(workingPhase);
  }

  private boolean isToSkip(Task task) {
    return skips.containsKey(task.name());
  }

  /** Waits before the next attempt; true when the task is skipped during the pause. */
  private boolean isSkippedAfter(Task task, Duration pause, int retriesSeen) {
    Workflow.await(pause, () -> isToSkip(task) || retries > retriesSeen);
    String reason = skips.get(task.name());
    if (reason == null) return false;
    skipped.put(task, stuck.getOrDefault(task, "no answer"));
    unstick(task);
    status.mark(task.step(), task.on().id(), State.SKIPPED, reason);
    return true;
  }

  /** One running attempt. */
  private static final class Attempt {
    private final CancellationScope scope;
    private @Nullable Promise<DeleteResult> promise;

    Attempt(Task task, Duration patience) {
      var cluster = task.on().undoing(patience).during(task.step());
      scope =
          Workflow.newDetachedCancellationScope(
              () -> promise = Async.function(() -> task.act().apply(cluster)));
      scope.run();
    }

    boolean ended() {
      return promise != null && promise.isCompleted();
    }

    void cancel() {
      scope.cancel("skipped");
    }

    @Nullable RuntimeException failure() {
      return promise == null ? null : promise.getFailure();
    }

    DeleteResult removed() {
      return promise == null ? DeleteResult.NOTHING : promise.get();
    }
  }
}
