package dev.hawser.peering.saga;

import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PlainText;
import dev.hawser.peering.Phase;
import dev.hawser.peering.RefusedUpdateException;
import dev.hawser.peering.SkipRequest;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the validators of the updates refuse; a refused update leaves no trace in the history. */
final class UpdateValidators {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private UpdateValidators() {}

  static void requireReason(@Nullable String reason) {
    String words = PlainText.ofPerson(reason);
    if (words == null || words.isEmpty()) {
      throw new InvalidFieldException("{} is required, such as \"wrong cluster\"", "reason");
    }
  }

  static void requireNotForwarding(StatusRecorder status) {
    if (status.phase() == Phase.FORWARDING) {
      throw new RefusedUpdateException(
          "this run only forwards to the pair's own run: send the update to "
              + status.pair().workflowId());
    }
  }

  static void requireNotSettled(StatusRecorder status, boolean settled) {
    if (settled) {
      String next = status.phase() == Phase.PEERED ? "; use hawser unpeer" : "";
      throw new RefusedUpdateException("the run is over: there is nothing to abort" + next);
    }
  }

  static void requireNotCommitted(boolean committed) {
    if (committed) {
      throw new RefusedUpdateException(
          "the unpeer has already deleted objects and cannot be aborted; to restore the peering,"
              + " peer again when it has finished");
    }
  }

  static void requireCommitted(boolean committed) {
    if (!committed) {
      throw new RefusedUpdateException(
          "nothing has been deleted yet: abort the run, then unpeer with providerGone");
    }
  }

  static void requireAbortable(Steps steps) {
    if (steps.abortReason() != null) {
      throw new RefusedUpdateException("the run is already being aborted: " + steps.abortReason());
    }
    if (steps.hasFailed()) {
      throw new RefusedUpdateException("the run is already rolling back: its status says why");
    }
    if (steps.isOver()) {
      throw new RefusedUpdateException(
          "the peering is complete: there is nothing to abort; use hawser unpeer");
    }
  }

  /** Waits until every accepted update has been answered, before the run closes. */
  static void awaitUpdateHandlers() {
    Workflow.newDetachedCancellationScope(
            () ->
                RunTimer.await(
                    ANSWER, "until updates are answered", Workflow::isEveryHandlerFinished))
        .run();
  }

  static void requireStuck(RunProgress run) {
    if (!run.removals().stuck().isEmpty()) return;
    String phase = run.status().phase().word();
    throw new RefusedUpdateException(
        run.isSettled()
            ? "nothing is stuck: the run is over (" + phase + ")"
            : "nothing is stuck: the run goes on by itself (" + phase + ")");
  }

  static void requireStuck(RunProgress run, @Nullable SkipRequest request) {
    requireStuck(run);
    var stuck = run.removals().stuck().names();
    if (request == null || !stuck.contains(request.step())) {
      String given = request == null ? "" : request.step();
      throw new InvalidFieldException(
          "no {} \"" + given + "\" is stuck; stuck: " + quoted(stuck), "step");
    }
    requireReason(request.reason());
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
  }
}
