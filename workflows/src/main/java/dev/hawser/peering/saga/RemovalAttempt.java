package dev.hawser.peering.saga;

import dev.hawser.activity.DeleteResult;
import dev.hawser.peering.Failures;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A removal in progress, in a scope of its own. */
final class RemovalAttempt {
  private final CancellationScope scope;
  private final boolean repeated;
  private @Nullable Promise<DeleteResult> result;

  /**
   * Starts it.
   *
   * @param repeated whether Temporal repeats it until it succeeds
   */
  RemovalAttempt(Removal removal, ClusterStubs cluster, boolean repeated) {
    this.repeated = repeated;
    var during = cluster.during(removal.step());
    scope =
        Workflow.newDetachedCancellationScope(
            () -> result = Async.function(() -> removal.act().apply(during)));
    scope.run();
  }

  boolean isRepeated() {
    return repeated;
  }

  boolean hasEnded() {
    return result != null && result.isCompleted();
  }

  /** Stops it, and returns when it has stopped or ended by itself. */
  void cancel() {
    scope.cancel("no longer wanted");
    Workflow.await(this::hasEnded);
  }

  /** Why it has ended without success; empty when it succeeded. */
  Optional<TemporalFailure> failure() {
    return result == null
        ? Optional.empty()
        : Optional.ofNullable(result.getFailure()).map(Failures::typed);
  }

  boolean isCancelled() {
    return failure().filter(Failures::isCancellation).isPresent();
  }

  /** What was removed and kept, once it has succeeded. */
  DeleteResult result() {
    return result == null ? DeleteResult.NOTHING : result.get();
  }
}
