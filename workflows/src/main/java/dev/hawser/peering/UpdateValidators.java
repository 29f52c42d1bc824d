package dev.hawser.peering;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the validators of the updates refuse: mistakes never enter the history. */
final class UpdateValidators {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private UpdateValidators() {}

  static void requireReason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          "say why: the argument is a text such as \"wrong cluster\"");
    }
  }

  static void requireNotForwarding(@Nullable StatusRecorder journal) {
    if (journal != null && journal.phase() == Phase.Forwarding) {
      throw new IllegalStateException(
          "this run only forwards: press the button on " + journal.pair().workflowId());
    }
  }

  static void requireAbortable(@Nullable Steps steps) {
    if (steps == null) return;
    if (steps.abortReason() != null) {
      throw new IllegalStateException("the run is being aborted already: " + steps.abortReason());
    }
    if (steps.hasFailed()) {
      throw new IllegalStateException("the run is rolling back already: its status says why");
    }
    if (steps.isOver()) {
      throw new IllegalStateException(
          "the peering stands: there is nothing to abort; use hawser unpeer");
    }
  }

  /** Lets every button that was pressed answer before the run closes. */
  static void awaitUpdateHandlers() {
    Workflow.newDetachedCancellationScope(
            () -> Workflow.await(ANSWER, Workflow::isEveryHandlerFinished))
        .run();
  }

  static void requireStuck(@Nullable RemovalLoop removing) {
    if (removing == null || removing.stuck().isEmpty())
      throw new IllegalStateException("nothing is stuck");
  }

  static void requireStuck(@Nullable Steps steps) {
    if (stuck(steps).isEmpty()) throw new IllegalStateException("no rollback is stuck");
  }

  static void requireStuck(@Nullable Steps steps, @Nullable SkipRequest request) {
    requireStuck(steps);
    if (request == null || !stuck(steps).contains(request.step())) {
      throw new IllegalArgumentException("step must be one of: " + String.join(", ", stuck(steps)));
    }
    requireReason(request.reason());
  }

  private static List<String> stuck(@Nullable Steps steps) {
    return steps == null ? List.of() : steps.removing().stuck();
  }
}
