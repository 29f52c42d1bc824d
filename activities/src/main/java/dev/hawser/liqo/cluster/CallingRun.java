package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.PairWorkflowId;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationFailure;
import java.util.Set;

/**
 * The run that asks for an activity. A worker acts only for the pair's own run, which has the
 * pair's workflow ID, so that Temporal lets no two of them run at once; anyone may look.
 */
final class CallingRun {
  /** The workflow with which somebody looks at a pair; others inspect before they begin. */
  private static final String INSPECT = "Inspect";

  private static final Set<String> RUNS_OF_A_PAIR = Set.of("Peer", "Unpeer");

  private CallingRun() {}

  static boolean onlyLooks(ActivityInfo info) {
    return INSPECT.equals(info.getWorkflowType());
  }

  /**
   * Requires a run that may look at the pair.
   *
   * @throws ApplicationFailure InvalidRequest for any other workflow
   */
  static void requireForInspection(ActivityInfo info, ActivityScope scope) {
    if (!onlyLooks(info)) requireOfPair(info, scope);
  }

  /**
   * Requires the pair's own run.
   *
   * @throws ApplicationFailure InvalidRequest for any other workflow
   */
  static void requireOfPair(ActivityInfo info, ActivityScope scope) {
    String id = PairWorkflowId.of(scope.cluster(), scope.peer());
    if (RUNS_OF_A_PAIR.contains(info.getWorkflowType()) && id.equals(info.getWorkflowId())) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "the worker of %s acts on %s and %s only for run %s of type Peer or Unpeer, and was asked by workflow %s of type %s"
            .formatted(
                scope.cluster(),
                scope.cluster(),
                scope.peer(),
                id,
                info.getWorkflowId(),
                info.getWorkflowType()),
        FailureType.INVALID_REQUEST.word());
  }
}
