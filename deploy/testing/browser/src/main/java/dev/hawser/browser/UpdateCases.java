package dev.hawser.browser;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import io.temporal.client.WorkflowStub;
import java.util.List;

/** Updates that are sent to a run. */
final class UpdateCases {
  /** The client dials a port on which nobody listens, so the run is open until it is aborted. */
  private static final String NO_TUNNEL = "\"gateway\": {\"clientPort\": 9}";

  private static final String FINALIZER = "example.org/mine";

  private UpdateCases() {}

  static List<BrowserCase> cases() {
    return List.of(
        new BrowserCase("a peering is watched and aborted with a reason", UpdateCases::abort),
        new BrowserCase("an abort without a reason is refused", UpdateCases::noReason),
        new BrowserCase("a stuck rollback is shown and tried again", UpdateCases::retry));
  }

  private static void abort(TemporalUi ui, PeeringEnvironment pair) {
    var run = startWithoutTunnel(ui, pair);
    ui.openHistory(run);
    ui.browser().awaitText("connect the tunnel on ");
    ui.openPendingActivities(run);
    ui.browser().reloadUntil("tunnel");
    ui.picture("waiting");
    ui.openDetails(run);
    ui.browser().reloadUntil("connect the tunnel");
    ui.picture("running-details");
    ui.openUpdates();
    ui.browser().awaitText("Stop, and undo what this run did");
    ui.picture("updates");
    ui.choose("abort", "\"wrong cluster\"");
    ui.picture("abort");
    ui.submit();
    var failure = RunEnd.failure(run);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("Aborted");
    ui.openHistory(run);
    ui.browser().awaitText("aborted: wrong cluster");
  }

  private static void noReason(TemporalUi ui, PeeringEnvironment pair) {
    var run = startWithoutTunnel(ui, pair);
    ui.openHistory(run);
    ui.openUpdates();
    ui.choose("abort", "\" \"");
    ui.submit();
    ui.browser().awaitText("reason is required");
    run.update("abort", String.class, "the end of the test");
    RunEnd.failure(run);
  }

  private static void retry(TemporalUi ui, PeeringEnvironment pair) {
    var run = startWithoutTunnel(ui, pair);
    holdTenant(pair);
    try {
      abortUntilStuck(ui, run);
      ui.openUpdates();
      ui.choose("retry", "");
      ui.submit();
      ui.browser().awaitText("Update successful");
    } finally {
      releaseTenant(pair);
    }
    var failure = RunEnd.failure(run);
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("Aborted");
    ui.openDetails(run);
    ui.browser().reloadUntil("RolledBack");
  }

  private static void abortUntilStuck(TemporalUi ui, WorkflowStub run) {
    ui.openHistory(run);
    ui.openUpdates();
    ui.choose("abort", "\"wrong cluster\"");
    ui.submit();
    eventually("the run has taken the update", () -> phase(run) != Phase.PEERING);
    ui.openDetails(run);
    ui.browser().reloadUntil("RollbackStuck");
    ui.picture("stuck");
  }

  private static WorkflowStub startWithoutTunnel(TemporalUi ui, PeeringEnvironment pair) {
    var run = FormCases.own(pair);
    String id = pair.options(pair.rome(), pair.milan()).getWorkflowId();
    ui.fillIn(id, "Peer", FormCases.input(pair, NO_TUNNEL));
    ui.start();
    eventually("Liqo has seen the Tenant", () -> hasFinalizer(pair));
    return run;
  }

  private static Phase phase(WorkflowStub run) {
    return run.query("status", PeeringStatus.class).phase();
  }

  private static boolean hasFinalizer(PeeringEnvironment pair) {
    return pair.milan()
        .get(ResourceKind.TENANT, namespace(pair), name(pair))
        .filter(tenant -> !tenant.getMetadata().getFinalizers().isEmpty())
        .isPresent();
  }

  private static void holdTenant(PeeringEnvironment pair) {
    pair.milan()
        .edit(
            ResourceKind.TENANT,
            namespace(pair),
            name(pair),
            tenant -> tenant.getMetadata().getFinalizers().add(FINALIZER));
  }

  private static void releaseTenant(PeeringEnvironment pair) {
    pair.milan()
        .edit(
            ResourceKind.TENANT,
            namespace(pair),
            name(pair),
            tenant -> tenant.getMetadata().getFinalizers().remove(FINALIZER));
  }

  private static String namespace(PeeringEnvironment pair) {
    return ClusterUser.tenantNamespace(pair.rome());
  }

  private static String name(PeeringEnvironment pair) {
    return pair.rome().id().value();
  }
}
