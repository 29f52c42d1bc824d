package dev.hawser.browser;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.HawserCommand;
import java.util.List;

/** The list of runs. */
final class ListCases {
  private static final List<String> COLUMNS =
      List.of(
          "Status",
          "Workflow ID",
          "Type",
          PeeringWorkflows.ATTRIBUTE_CONSUMER,
          PeeringWorkflows.ATTRIBUTE_PROVIDER,
          PeeringWorkflows.ATTRIBUTE_PHASE,
          PeeringWorkflows.ATTRIBUTE_REASON,
          "Start");

  private ListCases() {}

  static List<BrowserCase> cases() {
    return List.of(
        new BrowserCase("the list shows who gets what from whom, and why", ListCases::columns),
        new BrowserCase("status and plan leave nothing in the list", ListCases::nothingLeft));
  }

  private static void columns(TemporalUi ui, PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"reason\": \"nightly jobs\"");
    pair.unpeer(pair.rome(), pair.milan(), "\"reason\": \"jobs are over\"");
    ui.openPeerings();
    ui.chooseColumns(COLUMNS);
    ui.browser().reloadUntil("jobs are over");
    var text = ui.browser().text();
    assertThat(text).contains("nightly jobs", "Peered", "Unpeered").contains(COLUMNS);
    ui.picture("list");
  }

  private static void nothingLeft(TemporalUi ui, PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "\"reason\": \"something to look at\"");
    String rome = pair.rome().id().value();
    String milan = pair.milan().id().value();
    for (var command : List.of("status", "plan")) {
      HawserCommand.run(command, rome, milan, "--address", ui.temporal());
    }
    ui.openRuns();
    ui.browser().reloadUntil(FormCases.own(pair).describe().getExecution().getWorkflowId());
    eventually("no Inspect is listed", () -> inspections(pair) == 0);
    ui.openRuns();
    ui.browser().awaitText(FormCases.own(pair).describe().getExecution().getWorkflowId());
    assertThat(ui.browser().text()).doesNotContain("inspect/");
  }

  /** Temporal deletes in the background. */
  private static long inspections(PeeringEnvironment pair) {
    try (var runs = pair.temporal().listExecutions("WorkflowType = 'Inspect'")) {
      return runs.count();
    }
  }
}
