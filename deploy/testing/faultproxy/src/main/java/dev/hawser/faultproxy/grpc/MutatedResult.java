package dev.hawser.faultproxy.grpc;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The next result of an activity, changed on its way to the server, and when that happened. */
public final class MutatedResult {
  private final String queue;
  private final String type;
  private final ResultMutation mutation;
  private @Nullable Instant injectedAt;

  /**
   * @param queue the task queue of the activity
   * @param type the type of the activity
   */
  public MutatedResult(String queue, String type, ResultMutation mutation) {
    this.queue = queue;
    this.type = type;
    this.mutation = mutation;
  }

  /** When a result was changed; empty if none has arrived. */
  public synchronized Optional<Instant> injectedAt() {
    return Optional.ofNullable(injectedAt);
  }

  /** The change, if it is that of the arriving result. */
  synchronized Optional<ResultMutation> mutationOf(ActivityTask task) {
    if (injectedAt != null || !task.queue().equals(queue) || !task.type().equals(type)) {
      return Optional.empty();
    }
    injectedAt = Instant.now();
    return Optional.of(mutation);
  }
}
