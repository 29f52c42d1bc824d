package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.PeeringStatus.State;
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
 * Takes things away and does not give up: an attempt that does not go through is shown as stuck and
 * tried again without end, ever more slowly. Somebody may hurry it, or give one removal up.
 */
final class RemovalLoop {
  private static final Duration FIRST_PATIENCE = Duration.ofMinutes(2);
  private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final StatusRecorder journal;
  private final Runnable beforeEach;
  private final Phase workingPhase;
  private final Phase stuckPhase;
  private final State done;
  private final Map<Task, String> skipped = new LinkedHashMap<>();
  private final List<ObjectReference> deleted = new ArrayList<>();
  private final Map<Task, String> stuck = new LinkedHashMap<>();
  private final Map<String, String> skips = new LinkedHashMap<>();
  private boolean outcomeUnknown;
  private int hurries;

  /** One thing to take away. */
  record Task(Step step, ClusterStubs on, Function<ClusterStubs, DeleteResult> act) {
    String name() {
      return step.words() + " on " + on.id();
    }
  }

  private RemovalLoop(
      StatusRecorder journal,
      Runnable beforeEach,
      Phase workingPhase,
      Phase stuckPhase,
      State done) {
    this.journal = journal;
    this.beforeEach = beforeEach;
    this.workingPhase = workingPhase;
    this.stuckPhase = stuckPhase;
    this.done = done;
  }

  static RemovalLoop rollback(StatusRecorder journal, ClaimGuard hold) {
    return new RemovalLoop(
        journal, hold::require, Phase.RollingBack, Phase.RollbackStuck, State.UNDONE);
  }

  static RemovalLoop teardown(StatusRecorder journal, ClaimGuard hold) {
    return new RemovalLoop(journal, hold::require, Phase.Unpeering, Phase.WaitingFor, State.DONE);
  }

  /** Of the claims alone, which says itself whose they are. */
  static RemovalLoop release(StatusRecorder journal) {
    return new RemovalLoop(journal, () -> {}, Phase.Peering, Phase.WaitingFor, State.DONE);
  }

  /**
   * Returns when the task went through or was given up. To be called in a detached scope.
   *
   * @throws io.temporal.failure.ApplicationFailure when the run does not hold the pair any more
   */
  void runUntilDone(Task task) {
    var patience = FIRST_PATIENCE;
    var pause = FIRST_PAUSE;
    int hurried = hurries;
    while (!isThrough(task, patience, hurried) && !isGivenUp(task, pause, hurried)) {
      hurried = hurries;
      patience = shorter(patience.multipliedBy(2), LONGEST_PATIENCE);
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  /** Shows that the task's turn comes after others, which are stuck. */
  void markWaiting(Task task, List<Task> others) {
    journal.mark(
        task.step(), task.on().id(), working(), "after: " + String.join(", ", names(others)));
  }

  /** What was kept is looked at again: it may go this time. */
  void forgetRetained() {
    journal.forgetKept();
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

  /** Whether something on the cluster was given up, and may still be there. */
  boolean hasSkipped(ClusterId cluster) {
    return skipped.keySet().stream().anyMatch(task -> task.on().id().equals(cluster));
  }

  /** What was given up, each with what held it. */
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

  /** Everything that is stuck is tried again at once. */
  void retryNow() {
    hurries++;
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

  private boolean isThrough(Task task, Duration patience, int hurried) {
    beforeEach.run();
    journal.mark(task.step(), task.on().id(), working(), stuck.getOrDefault(task, ""));
    var attempt = new Attempt(task, patience);
    if (!Workflow.await(FIRST_PATIENCE, () -> attempt.ended() || isToSkip(task))) {
      becomeStuck(task, stuck.getOrDefault(task, "no answer from " + task.on().id() + " yet"));
      Workflow.await(() -> attempt.ended() || isToSkip(task) || hurries > hurried);
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
    journal.keep(removed.kept());
    journal.mark(task.step(), task.on().id(), done, Failures.enumerated(removed.kept()));
  }

  private void becomeStuck(Task task, String why) {
    stuck.put(task, why);
    journal.mark(task.step(), task.on().id(), State.STUCK, why);
    journal.enter(stuckPhase);
  }

  private void unstick(Task task) {
    skips.remove(task.name());
    if (stuck.remove(task) != null && stuck.isEmpty()) journal.enter(workingPhase);
  }

  private boolean isToSkip(Task task) {
    return skips.containsKey(task.name());
  }

  /** Waits a moment before the next try; true when somebody gives the task up meanwhile. */
  private boolean isGivenUp(Task task, Duration pause, int hurried) {
    Workflow.await(pause, () -> isToSkip(task) || hurries > hurried);
    String reason = skips.get(task.name());
    if (reason == null) return false;
    skipped.put(task, stuck.getOrDefault(task, "no answer"));
    unstick(task);
    journal.mark(task.step(), task.on().id(), State.SKIPPED, reason);
    return true;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** One try, under way. */
  private static final class Attempt {
    private final CancellationScope scope;
    private @Nullable Promise<DeleteResult> promise;

    Attempt(Task task, Duration patience) {
      var side = task.on().undoing(patience).during(task.step());
      scope =
          Workflow.newDetachedCancellationScope(
              () -> promise = Async.function(() -> task.act().apply(side)));
      scope.run();
    }

    boolean ended() {
      return promise != null && promise.isCompleted();
    }

    void cancel() {
      scope.cancel("given up");
    }

    @Nullable RuntimeException failure() {
      return promise == null ? null : promise.getFailure();
    }

    DeleteResult removed() {
      return promise == null ? DeleteResult.NOTHING : promise.get();
    }
  }
}
