package dev.hawser.peering.saga;

import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Knows the histories of the test server, which does not know who polls a task queue. */
record FakeTemporalLookup(BiPredicate<String, Instant> polled, Supplier<WorkflowClient> client)
    implements TemporalLookup {
  @Override
  public boolean isPolled(String taskQueue, Instant now) {
    return polled.test(taskQueue, now);
  }

  @Override
  public boolean hasLostAttempt(String workflowId, String runId) {
    return LostAttempts.in(client.get().fetchHistory(workflowId, runId).getEvents());
  }
}
