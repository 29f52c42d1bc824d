package dev.hawser.peering.saga;

import io.temporal.api.enums.v1.EventType;
import java.util.List;
import java.util.Locale;

/** Every shape of run that can outlive the worker that began it. */
enum RunShape {
  PEERED(PeerScenes::peered, Mark.COMPLETED),
  PEERED_ALREADY(PeerScenes::alreadyPeered, Mark.COMPLETED),
  PEERED_IN_BAND(PeerScenes::inBand, Mark.COMPLETED),
  PEERED_GATEWAY_ON_CONSUMER(PeerScenes::gatewayOnConsumer, Mark.COMPLETED),
  PEERED_IN_PARTS(PeerScenes::offloadingLater, Mark.COMPLETED),
  PEERED_WITH_REPAIR(PeerScenes::repaired, Mark.COMPLETED),
  PEERED_AFTER_A_BUSY_WORKER(
      Workers.MILAN_BUSY, PeerScenes::busyWorker, Mark.MARKER, Mark.COMPLETED),
  REFUSED(PeerScenes::refused, Mark.FAILED),
  REFUSED_WITHOUT_WORKER(Workers.MILAN_ABSENT, PeerScenes::peered, Mark.MARKER, Mark.FAILED),
  KEPT(PeerScenes::kept, Mark.FAILED),
  KEPT_RELEASE_STUCK(PeerScenes::keptWhileReleaseIsStuck, Mark.FAILED),
  RELEASE_STUCK(PeerScenes::releaseStuck, Mark.COMPLETED),
  RELEASE_SKIPPED(PeerScenes::releaseSkipped, Mark.UPDATE, Mark.COMPLETED),

  ROLLED_BACK(RollbackScenes::rolledBack, Mark.FAILED),
  ROLLED_BACK_TWICE(RollbackScenes::undoneTwice, Mark.TIMER, Mark.FAILED),
  ROLLED_BACK_BESIDE_THE_REVERSE_PEERING(
      RollbackScenes::undoneBesideTheReversePeering, Mark.FAILED),
  ROLLED_BACK_BY_THE_RUN_ITSELF(RollbackScenes::givenUp, Mark.FAILED),
  ROLLED_BACK_FROM_AN_UNREADABLE_ANSWER(RollbackScenes::unreadableAnswer, Mark.FAILED),
  ROLLBACK_STUCK_RETRIED(RollbackScenes::stuckAndRetried, Mark.UPDATE, Mark.FAILED),
  ROLLBACK_STUCK_REPEATED(RollbackScenes::stuckAndRepeated, Mark.FAILED),
  ROLLBACK_STUCK_SKIPPED(RollbackScenes::stuckAndSkipped, Mark.UPDATE, Mark.FAILED),
  ROLLBACK_STUCK_EVERYWHERE(RollbackScenes::stuckEverywhereAndRetried, Mark.UPDATE, Mark.FAILED),
  ROLLBACK_STUCK_WITHOUT_ANSWER(RollbackScenes::stuckWithoutAnswer, Mark.TIMER, Mark.FAILED),
  ROLLBACK_STUCK_ON_AN_UNREADABLE_ANSWER(
      RollbackScenes::stuckOnAnUnreadableAnswer, Mark.TIMER, Mark.FAILED),

  ABORTED_INSPECTING(AbortScenes::inspecting, Mark.UPDATE, Mark.FAILED),
  ABORTED_CLAIMING(AbortScenes::claiming, Mark.UPDATE, Mark.FAILED),
  ABORTED_CONNECTING(AbortScenes::connecting, Mark.UPDATE, Mark.FAILED),
  ABORTED_AUTHENTICATING(AbortScenes::peering, Mark.UPDATE, Mark.FAILED),
  ABORTED_AWAITING_THE_NODE(AbortScenes::awaitingTheNode, Mark.UPDATE, Mark.FAILED),
  ABORTED_TOO_LATE_FOR_THE_STEP(AbortScenes::tooLate, Mark.UPDATE, Mark.FAILED),
  ABORTED_STUCK_SKIPPED(RollbackScenes::abortedStuckAndSkipped, Mark.UPDATE, Mark.FAILED),
  CANCELLED(AbortScenes::cancelled, Mark.CANCEL, Mark.CANCELED),
  CANCELLED_RELEASING(AbortScenes::cancelledWhileReleasing, Mark.CANCEL, Mark.CANCELED),

  FORWARDED(ForwardingScenes::peered, Mark.CHILD_COMPLETED, Mark.COMPLETED),
  FORWARDED_UNPEER(ForwardingScenes::unpeered, Mark.CHILD_COMPLETED, Mark.COMPLETED),
  FORWARDED_FAILED(ForwardingScenes::failed, Mark.CHILD_FAILED, Mark.FAILED),
  FORWARDED_CANCELLED(ForwardingScenes::cancelled, Mark.CHILD_STARTED, Mark.CANCELED),
  FORWARDED_TERMINATED(ForwardingScenes::terminated, Mark.CHILD_TERMINATED, Mark.FAILED),
  FORWARDED_REFUSED(ForwardingScenes::refused, Mark.CHILD_REFUSED, Mark.FAILED),
  CHILD(ForwardingScenes::child, Mark.COMPLETED),

  RESET_WHILE_CLAIMED(ResetScenes::whileClaimed, Mark.RESET, Mark.COMPLETED),
  RESET_THEN_ROLLED_BACK(ResetScenes::whileClaimedThenRolledBack, Mark.RESET, Mark.FAILED),
  RESET_AFTER_ITS_END(ResetScenes::afterItsEnd, Mark.RESET, Mark.FAILED),
  RESET_THEN_ABORTED(ResetScenes::thenAborted, Mark.UPDATE, Mark.FAILED),
  RESET_THEN_ANSWERED_UNREADABLY(
      ResetScenes::thenAnsweredUnreadably, Mark.RESET, Mark.TIMER, Mark.FAILED),
  RESET_UNPEERING(ResetScenes::unpeering, Mark.RESET, Mark.COMPLETED),

  UNPEERED(UnpeerScenes::unpeered, Mark.COMPLETED),
  UNPEERED_ALREADY(UnpeerScenes::alreadyUnpeered, Mark.COMPLETED),
  UNPEERED_IN_BAND(UnpeerScenes::tunnelKeptForTheCredentials, Mark.COMPLETED),
  UNPEERED_BESIDE_THE_REVERSE_PEERING(UnpeerScenes::besideTheReversePeering, Mark.COMPLETED),
  UNPEERED_PROVIDER_GONE(UnpeerScenes::providerGone, Mark.COMPLETED),
  UNPEERED_PROVIDER_GIVEN_UP(UnpeerScenes::providerGivenUp, Mark.UPDATE, Mark.COMPLETED),
  UNPEER_REFUSED(UnpeerScenes::refused, Mark.FAILED),
  UNPEER_ROLLED_BACK(UnpeerScenes::rolledBack, Mark.FAILED),
  UNPEER_ABORTED(UnpeerScenes::aborted, Mark.UPDATE, Mark.FAILED),
  UNPEER_CANCELLED(UnpeerScenes::cancelled, Mark.CANCEL, Mark.CANCELED),
  UNPEER_STUCK_RETRIED(UnpeerScenes::stuckAndRetried, Mark.UPDATE, Mark.COMPLETED),
  UNPEER_STUCK_REPEATED(UnpeerScenes::stuckAndRepeated, Mark.COMPLETED),

  INSPECTED(PeerScenes::inspected, Mark.COMPLETED),
  INSPECTED_WITHOUT_WORKER(
      Workers.MILAN_ABSENT, PeerScenes::inspected, Mark.MARKER, Mark.COMPLETED);

  /** What a history of the shape shows, and how it ends. */
  private enum Mark {
    COMPLETED(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED),
    FAILED(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED),
    CANCELED(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED),
    MARKER(EventType.EVENT_TYPE_MARKER_RECORDED),
    TIMER(EventType.EVENT_TYPE_TIMER_FIRED),
    UPDATE(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED),
    RESET(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED),
    CANCEL(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED),
    CHILD_COMPLETED(EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_COMPLETED),
    CHILD_FAILED(EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_FAILED),
    CHILD_STARTED(EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_STARTED),
    CHILD_TERMINATED(EventType.EVENT_TYPE_CHILD_WORKFLOW_EXECUTION_TERMINATED),
    CHILD_REFUSED(EventType.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_FAILED);

    private final EventType event;

    Mark(EventType event) {
      this.event = event;
    }
  }

  /** Which clusters have a worker. */
  enum Workers {
    BOTH,
    MILAN_ABSENT,
    MILAN_BUSY
  }

  private final Workers workers;
  private final Scene scene;
  private final List<EventType> marks;

  RunShape(Scene scene, Mark... marks) {
    this(Workers.BOTH, scene, marks);
  }

  RunShape(Workers workers, Scene scene, Mark... marks) {
    this.workers = workers;
    this.scene = scene;
    this.marks = List.of(marks).stream().map(mark -> mark.event).toList();
  }

  Workers workers() {
    return workers;
  }

  Scene scene() {
    return scene;
  }

  /** Events that tell such a run from others; the last one is its end. */
  List<EventType> marks() {
    return marks;
  }

  String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }
}
