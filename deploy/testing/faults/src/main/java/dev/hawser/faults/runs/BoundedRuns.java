package dev.hawser.faults.runs;

import dev.hawser.harness.PeeringEnvironment;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs of a pair whose end is awaited for so long and no longer. */
public final class BoundedRuns {
  private BoundedRuns() {}

  /**
   * How it ended.
   *
   * @param words of the failure; empty when it completed
   */
  public record End(RunEnding ending, String words) {}

  /** Runs one of the consumer, rome, with the provider, milan. */
  public static End run(RunKind flow, PeeringEnvironment arena, Duration patience) {
    var run =
        switch (flow) {
          case PEER -> arena.startPeer(arena.rome(), arena.milan(), "");
          case UNPEER ->
              arena.startUnpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
        };
    return end(run, patience);
  }

  private static End end(WorkflowStub run, Duration patience) {
    try {
      run.getResult(patience.toMillis(), TimeUnit.MILLISECONDS, Object.class);
      return new End(RunEnding.COMPLETED, "");
    } catch (TimeoutException e) {
      return new End(RunEnding.LOST, "still open after " + patience.toSeconds() + " s");
    } catch (WorkflowFailedException e) {
      return new End(RunEnding.ROLLED_BACK, String.valueOf(e.getCause()));
    }
  }
}
