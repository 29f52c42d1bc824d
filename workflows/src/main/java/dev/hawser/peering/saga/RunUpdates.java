package dev.hawser.peering.saga;

import static java.util.Objects.requireNonNull;

import dev.hawser.activity.PlainText;
import dev.hawser.activity.RequestOption;
import dev.hawser.peering.Failures;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.Step;
import dev.hawser.peering.plan.PolicyRefusals;
import dev.hawser.peering.plan.UnpeerPlan;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.List;

/** What people may ask of a run that is open, and when. */
final class RunUpdates {
  private final RunProgress run;

  RunUpdates(RunProgress run) {
    this.run = run;
  }

  /** Returns the phase the run ends in, when everything is undone. */
  String abort(String reason) {
    String why = PlainText.of(reason, PlainText.REASON);
    if (run.steps().claimGuard().isPending()) run.steps().claimGuard().abandon(why);
    run.steps().abort(why);
    Workflow.await(() -> run.isSettled() || run.isCommitted());
    return run.status().phase().word();
  }

  void mayAbort(String reason) {
    UpdateValidators.requireReason(reason);
    UpdateValidators.requireNotForwarding(run.status());
    UpdateValidators.requireNotSettled(run.status(), run.isSettled());
    if (run.steps().claimGuard().isPending()) return;
    UpdateValidators.requireNotCommitted(run.isCommitted());
    UpdateValidators.requireAbortable(run.steps());
  }

  String retry() {
    run.removals().stuck().retry();
    return "retrying: " + String.join(", ", run.removals().stuck().names());
  }

  void mayRetry() {
    UpdateValidators.requireNotForwarding(run.status());
    UpdateValidators.requireStuck(run);
  }

  String skip(SkipRequest skipped) {
    run.removals().stuck().skip(skipped);
    return "skipped: " + skipped.step();
  }

  void maySkip(SkipRequest skipped) {
    UpdateValidators.requireNotForwarding(run.status());
    UpdateValidators.requireStuck(run, skipped);
    var stubs = run.stubs();
    if (stubs != null) PolicyRefusals.option(true, RequestOption.SKIP_ROLLBACK, stubs.state());
  }

  String giveUpProvider(String reason) {
    var pair = run.request().pair();
    declareUnreachable(requireNonNull(run.stubs()).consumer());
    run.removals().stuck().giveUp(pair.provider(), PlainText.of(reason, PlainText.REASON));
    run.status().keep(List.of(UnpeerPlan.keptOnProvider(pair)));
    return "given up: " + pair.provider();
  }

  private static void declareUnreachable(ClusterStubs consumer) {
    try {
      consumer.during(Step.CLAIM).pair().declareUnreachable(consumer.scope());
    } catch (TemporalFailure failure) {
      throw Failures.of(failure, List.of());
    }
  }

  void mayGiveUpProvider(String reason) {
    UpdateValidators.requireReason(reason);
    UpdateValidators.requireNotForwarding(run.status());
    UpdateValidators.requireCommitted(run.isCommitted());
    UpdateValidators.requireStuck(run);
  }
}
