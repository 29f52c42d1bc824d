package dev.hawser.peering.saga;

import dev.hawser.activity.PlainText;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.Phase;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What the worker's log says of a run: a line when it starts, one when it has ended, and one when
 * it is stuck. Of a run that only starts the pair's own one it says why that failed. A replay adds
 * nothing.
 */
final class RunLog {
  private static final Logger LOG = Workflow.getLogger(RunLog.class);
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Pair pair;
  private final long began = Workflow.currentTimeMillis();

  private RunLog(Pair pair) {
    this.pair = pair;
  }

  static RunLog started(PairRequest request) {
    var run = new RunLog(request.pair());
    if (CanonicalRun.isCanonical(run.pair)) {
      String by = said(" by ", request.actor());
      LOG.info("{} started{}{}", name(run.pair), by, said(": ", request.reason()));
    }
    return run;
  }

  /** A request that can't be read, so that there is nothing to run. */
  static void refused(RuntimeException refusal) {
    String type = Workflow.getInfo().getWorkflowType();
    LOG.info("{} (workflow {}) refused: {}", type, id(), sentence(refusal));
  }

  static void stuck(Pair pair, Phase phase) {
    LOG.warn(
        "{} is stuck ({}): \"hawser status {} {}\" shows what holds it",
        name(pair),
        phase.word(),
        pair.consumer(),
        pair.provider());
  }

  void ended(Phase phase) {
    if (CanonicalRun.isCanonical(pair)) {
      LOG.info("{} ended after {}: {}", name(pair), elapsed(), phase.word());
    }
  }

  void failed(Phase phase, RuntimeException failure) {
    String line = "{} ended after {}: {} ({})";
    Object[] values = {name(pair), elapsed(), phase.word(), sentence(failure)};
    if (leavesSomething(phase)) LOG.warn(line, values);
    else LOG.info(line, values);
  }

  private static boolean leavesSomething(Phase phase) {
    return phase == Phase.ROLLBACK_INCOMPLETE || phase == Phase.FAILED;
  }

  private static String name(Pair pair) {
    var info = Workflow.getInfo();
    String name = info.getWorkflowType() + " " + pair.consumer() + " → " + pair.provider();
    return CanonicalRun.isCanonical(pair) ? name : name + " (workflow " + id() + ")";
  }

  /** Users choose it. */
  private static String id() {
    return plain(Workflow.getInfo().getWorkflowId());
  }

  private static String said(String before, @Nullable String words) {
    return words == null || words.isBlank() ? "" : before + plain(words);
  }

  private String elapsed() {
    var taken = Duration.ofMillis(Workflow.currentTimeMillis() - began);
    return taken.compareTo(LONG) < 0 ? taken.toSeconds() + " s" : taken.toMinutes() + " min";
  }

  private static String sentence(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure own) return plain(own.getOriginalMessage());
    }
    return failure instanceof TemporalFailure typed
        ? plain(Failures.sentence(typed))
        : "it can't be read";
  }

  private static String plain(String words) {
    return PlainText.of(words, PlainText.WORDS);
  }
}
