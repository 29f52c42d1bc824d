package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.Pair;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TerminatedFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the end of the pair's own run is reported by a run that only forwarded to it. */
final class CanonicalRunTest {
  private static final Pair PAIR = new Pair(new ClusterId("rome"), new ClusterId("milan"));

  @Test
  void shouldSayThatATerminatedRunUndidNothing() {
    // when
    var failure = failure(new TerminatedFailure("by an operator", null));

    // then
    assertThat(failure.getType()).isEqualTo("RollbackIncomplete");
    assertThat(failure.getOriginalMessage())
        .startsWith(
            "run peering/milan~rome was terminated: nothing was undone, and its claim is left");
  }

  @Test
  void shouldReportACancelledRunAsAborted() {
    // when
    var failure = failure(new CanceledFailure("by an operator"));

    // then
    assertThat(failure.getType()).isEqualTo("Aborted");
    assertThat(failure.getOriginalMessage()).isEqualTo("run peering/milan~rome was cancelled");
  }

  @Test
  void shouldNotCallAnUnknownEndAnAbort() {
    // when
    var failure = failure(null);

    // then
    assertThat(failure.getType()).isEqualTo("InternalError");
  }

  private static ApplicationFailure failure(@Nullable Throwable cause) {
    var run = WorkflowExecution.newBuilder().setWorkflowId(PAIR.workflowId()).build();
    return CanonicalRun.failure(
        PAIR,
        new ChildWorkflowFailure(
            1, 2, "Peer", run, "default", RetryState.RETRY_STATE_UNSPECIFIED, cause));
  }
}
