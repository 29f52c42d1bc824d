package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.NamedObjects;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.PeeringStatus;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Supplier;

/**
 * A run whose worker lacks a permission, and how it ended.
 *
 * @param outcome for people
 */
record LimitedRun(boolean succeeded, String outcome) {
  /**
   * Runs it to its end.
   *
   * @throws AssertionError if it does not end, has changed something although it was refused, or
   *     has left something that it does not name
   */
  static LimitedRun of(PeeringEnvironment pair, Supplier<WorkflowStub> start) {
    var before = PairSnapshot.of(pair);
    var versions = ResourceVersions.settled(pair);
    var run = start.get();
    try {
      RunEnd.result(run, Object.class);
      return new LimitedRun(true, succeeded(run));
    } catch (WorkflowFailedException e) {
      if (!(e.getCause() instanceof ApplicationFailure failure)) throw e;
      return new LimitedRun(false, ended(failure, before, versions));
    }
  }

  private static String succeeded(WorkflowStub run) {
    var kept = run.query("status", PeeringStatus.class).kept();
    return kept.isEmpty() ? "succeeded" : "succeeded, kept " + kept;
  }

  private static String ended(
      ApplicationFailure failure, PairSnapshot before, ResourceVersions versions) {
    String message = failure.getOriginalMessage();
    boolean refused = message.startsWith("the workers' credentials lack permissions: ");
    if (refused) {
      assertThat(failure.getType()).as("the type of the refusal").isEqualTo("Forbidden");
      versions.assertUnchanged();
      return "refused: " + message.substring(message.indexOf(": ") + 2);
    }
    var left = NamedObjects.unnamed(before.differences(), message);
    assertThat(left).as("left over or missing, and not named in: " + message).isEmpty();
    return "rolled back: " + failure.getType() + ": " + message;
  }

  /** Ends a run that is stuck, and removes what it leaves. */
  static void end(PeeringEnvironment pair) {
    var options = pair.options(pair.rome(), pair.milan());
    var run = pair.temporal().newUntypedWorkflowStub(options.getWorkflowId());
    try {
      run.terminate("a case of the contract failed");
    } catch (WorkflowServiceException e) {
      // It has ended.
    }
    pair.unpeer(pair.rome(), pair.milan(), "\"takeOver\": true");
  }
}
