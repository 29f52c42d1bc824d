package dev.hawser.peering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the validators of the updates refuse: mistakes never enter the history. */
final class Buttons {
  private Buttons() {}

  static void requireReason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new IllegalArgumentException(
          "say why: the argument is a text such as \"wrong cluster\"");
    }
  }

  static void requireNotForwarding(@Nullable Journal journal) {
    if (journal != null && journal.phase() == Phase.Forwarding) {
      throw new IllegalStateException(
          "this run only forwards: press the button on " + journal.pair().workflowId());
    }
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
