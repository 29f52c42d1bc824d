package dev.hawser.peering.saga;

import io.temporal.client.WorkflowClient;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Knows the histories of the test server, which does not know who polls a task queue. */
record FakeTemporalLookup(Predicate<String> polled, Supplier<WorkflowClient> client)
    implements TemporalLookup {
  @Override
  public boolean isPolled(String taskQueue) {
    return polled.test(taskQueue);
  }

  @Override
  public boolean hasLostAttempt(String workflowId, String runId) {
    return LostAttempts.in(client.get().fetchHistory(workflowId, runId).getEvents());
  }
}
