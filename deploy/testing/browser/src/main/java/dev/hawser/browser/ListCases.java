package dev.hawser.browser;

import static dev.hawser.harness.Expect.settled;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.HawserCommand;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

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

  /** Temporal deletes in the background, when it has processed the end of the run. */
  private static final Duration DELETION = Duration.ofMinutes(5);

  private static final Pattern INSPECTION = Pattern.compile("inspect/\\S+");

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
    var before = inspections(pair);
    for (var command : List.of("status", "plan")) {
      HawserCommand.run(command, rome, milan, "--address", ui.temporal());
    }
    assertThat(settled(DELETION, () -> added(before, inspections(pair)))).isEmpty();
    ui.openRuns();
    ui.browser().awaitText(FormCases.own(pair).describe().getExecution().getWorkflowId());
    var shown = INSPECTION.matcher(ui.browser().text()).results().map(MatchResult::group);
    assertThat(before).containsAll(shown.toList());
  }

  private static Set<String> inspections(PeeringEnvironment pair) {
    try (var runs = pair.temporal().listExecutions("WorkflowType = 'Inspect'")) {
      return runs.map(run -> run.getExecution().getWorkflowId()).collect(toSet());
    }
  }

  private static Set<String> added(Set<String> before, Set<String> now) {
    var added = new TreeSet<>(now);
    added.removeAll(before);
    return added;
  }
}
