package dev.hawser.harness;

import dev.hawser.peering.PeeringStatus;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a run ends. One that does not end fails with what it waits for. */
public final class RunEnd {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private RunEnd() {}

  /**
   * Waits for the result.
   *
   * @throws WorkflowFailedException if the run fails
   * @throws AssertionError if it is still open after three minutes
   */
  public static <R> R result(WorkflowStub run, Class<R> type) {
    try {
      return run.getResult(LONGEST.toSeconds(), TimeUnit.SECONDS, type);
    } catch (TimeoutException e) {
      throw new AssertionError("the run is still open: " + state(run), e);
    }
  }

  /**
   * Waits for the failure, which must occur.
   *
   * @throws AssertionError if the run succeeds, or is still open after three minutes
   */
  public static ApplicationFailure failure(WorkflowStub run) {
    return PeeringEnvironment.failureOf(() -> result(run, Void.class));
  }

  private static String state(WorkflowStub run) {
    return "%s, with the pending activities %s"
        .formatted(
            run.query("status", PeeringStatus.class),
            run.describe().getRawDescription().getPendingActivitiesList());
  }
}
