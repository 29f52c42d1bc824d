package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventuallyWithoutDelay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.RandomSample;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.util.ArrayList;
import java.util.List;

/** A peering that is aborted or cancelled at any step is either completed or undone. */
final class AbortCases {
  private AbortCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an abort or a cancellation while any step runs leaves nothing",
            pair ->
                atSampledSteps(
                    pair, State.RUNNING, List.of(AbortCases::abort, WorkflowStub::cancel))),
        new ContractCase(
            "an abort or a cancellation after any step leaves nothing",
            pair ->
                atSampledSteps(
                    pair, State.DONE, List.of(WorkflowStub::cancel, AbortCases::abort))));
  }

  /** Stops a run as soon as the step on that cluster is in this state, or done. */
  private record StopPoint(Step step, ClusterId cluster, State state) {
    boolean isReached(PeeringStatus status) {
      return status.steps().stream()
          .anyMatch(
              line ->
                  line.step() == step
                      && line.cluster().equals(cluster)
                      && (line.state() == state || line.state() == State.DONE));
    }
  }

  /** A way to stop a run. */
  private interface StopAction {
    void stop(WorkflowStub run);
  }

  /** Alternates the ways to stop a run. */
  private static void atSampledSteps(PeeringEnvironment pair, State state, List<StopAction> stops) {
    int turn = 0;
    for (var stopPoint : RandomSample.of(stopPoints(pair, state))) {
      try {
        stopAt(pair, stopPoint, stops.get(turn++ % stops.size()));
      } catch (AssertionError e) {
        throw new AssertionError(stopPoint + ": " + e.getMessage(), e);
      }
    }
  }

  /** The steps that an undisturbed peering shows. */
  private static List<StopPoint> stopPoints(PeeringEnvironment pair, State state) {
    pair.peer(pair.rome(), pair.milan(), "");
    var run =
        pair.temporal()
            .newUntypedWorkflowStub(pair.options(pair.rome(), pair.milan()).getWorkflowId());
    var stopPoints = new ArrayList<StopPoint>();
    for (var line : run.query("status", PeeringStatus.class).steps()) {
      stopPoints.add(new StopPoint(line.step(), line.cluster(), state));
    }
    assertThat(stopPoints)
        .as("an undisturbed peering shows its steps: " + stopPoints)
        .hasSizeGreaterThan(10);
    pair.clean();
    return stopPoints;
  }

  private static void stopAt(PeeringEnvironment pair, StopPoint stopPoint, StopAction stop) {
    var before = PairSnapshot.of(pair);
    var run = pair.startPeer(pair.rome(), pair.milan(), "");
    eventuallyWithoutDelay("the run reaches " + stopPoint, () -> stopPoint.isReached(status(run)));
    stop.stop(run);
    awaitEnd(run);
    var phase = status(run).phase();
    if (phase == Phase.PEERED) {
      PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
      PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
      pair.clean();
    } else {
      assertThat(phase).as("the phase").isEqualTo(Phase.ROLLED_BACK);
      before.assertUnchanged();
    }
  }

  private static PeeringStatus status(WorkflowStub run) {
    return run.query("status", PeeringStatus.class);
  }

  /** Refused once the peering is complete, and not found once the run has ended. */
  private static void abort(WorkflowStub run) {
    try {
      run.update("abort", String.class, "the wrong pair");
    } catch (WorkflowUpdateException e) {
      assertThat(String.valueOf(e.getCause())).contains("there is nothing to abort");
    } catch (WorkflowNotFoundException e) {
      // The run has already ended.
    }
  }

  private static void awaitEnd(WorkflowStub run) {
    try {
      RunEnd.result(run, Void.class);
    } catch (WorkflowFailedException e) {
      // The phase shows how it ended.
    }
  }
}
