package dev.hawser.sandbox.faults.matrix;

import dev.hawser.peering.Peer;
import dev.hawser.peering.Unpeer;
import dev.hawser.sandbox.contract.Arena;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs of a pair whose end is awaited for so long and no longer. */
final class Runs {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Runs() {}

  /**
   * How it ended.
   *
   * @param words of the failure; empty when it completed
   */
  record End(Ending ending, String words) {}

  static End run(Flow flow, Arena arena) {
    return end(flow == Flow.PEER ? peer(arena) : unpeer(arena));
  }

  private static WorkflowStub peer(Arena arena) {
    var options = arena.options(arena.rome(), arena.milan());
    var run = arena.temporal().newWorkflowStub(Peer.class, options);
    WorkflowClient.start(run::peer, Arena.Requests.peer(arena.rome(), arena.milan(), ""));
    return WorkflowStub.fromTyped(run);
  }

  private static WorkflowStub unpeer(Arena arena) {
    var options = arena.options(arena.rome(), arena.milan());
    var run = arena.temporal().newWorkflowStub(Unpeer.class, options);
    var request = Arena.Requests.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
    WorkflowClient.start(run::unpeer, request);
    return WorkflowStub.fromTyped(run);
  }

  private static End end(WorkflowStub run) {
    try {
      run.getResult(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, Object.class);
      return new End(Ending.COMPLETED, "");
    } catch (TimeoutException e) {
      return new End(Ending.LOST, "still open after " + PATIENCE.toSeconds() + " s");
    } catch (WorkflowFailedException e) {
      return new End(Ending.ROLLED_BACK, String.valueOf(e.getCause()));
    }
  }
}
