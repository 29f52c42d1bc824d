package dev.hawser.browser;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.UnpeeringResult;
import io.temporal.client.WorkflowStub;
import java.util.List;

/** Runs that are started from the form. */
final class FormCases {
  private FormCases() {}

  static List<BrowserCase> cases() {
    return List.of(
        new BrowserCase("a mistake in the form is explained", FormCases::mistake),
        new BrowserCase("a peering starts from the form", FormCases::peer),
        new BrowserCase("a peering starts like an earlier one", FormCases::likeThisOne),
        new BrowserCase("a peering is ended from the form", FormCases::unpeer));
  }

  private static void mistake(TemporalUi ui, PeeringEnvironment pair) {
    ui.fillIn("a-mistake", "Peer", input(pair, "\"timeuot\": \"10m\""));
    ui.start();
    ui.openHistory(pair.temporal().newUntypedWorkflowStub("a-mistake"));
    ui.browser().awaitText("known fields: actor, ");
    ui.picture("mistake");
  }

  private static void peer(TemporalUi ui, PeeringEnvironment pair) {
    String more = "\"timeout\": \"10m\", \"reason\": \"nightly jobs\"";
    ui.fillIn("room for nightly jobs", "Peer", input(pair, more));
    ui.picture("form");
    ui.start();
    var result =
        pair.temporal()
            .newUntypedWorkflowStub("room for nightly jobs")
            .getResult(PeeringResult.class);
    assertThat(result.node()).as("the node").isEqualTo(pair.milan().id().value());
    ui.openHistory(own(pair));
    ui.browser().awaitText("wait for the virtual node on " + pair.rome().id());
    ui.picture("history");
    ui.openDetails(own(pair));
    ui.browser().reloadUntil("wait for the virtual node");
    ui.browser().awaitText("nightly jobs");
  }

  private static void likeThisOne(TemporalUi ui, PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    var first = own(pair).describe().getExecution().getRunId();
    ui.openHistory(own(pair));
    ui.startLikeThisOne();
    ui.awaitInput("\"consumer\"");
    ui.picture("like-this-one");
    ui.start();
    eventually(
        "there is another run",
        () -> !own(pair).describe().getExecution().getRunId().equals(first));
    own(pair).getResult(PeeringResult.class);
  }

  private static void unpeer(TemporalUi ui, PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    ui.fillIn("no more jobs", "Unpeer", input(pair, ""));
    ui.start();
    pair.temporal().newUntypedWorkflowStub("no more jobs").getResult(UnpeeringResult.class);
    ui.openDetails(own(pair));
    ui.browser().reloadUntil("Unpeered");
  }

  /** The run of the pair, under whatever ID it was asked for. */
  static WorkflowStub own(PeeringEnvironment pair) {
    return pair.temporal()
        .newUntypedWorkflowStub(pair.options(pair.rome(), pair.milan()).getWorkflowId());
  }

  /** A request as people type it. */
  static String input(PeeringEnvironment pair, String more) {
    return "{\"consumer\": \"%s\", \"provider\": \"%s\"%s}"
        .formatted(pair.rome().id(), pair.milan().id(), more.isEmpty() ? "" : ", " + more);
  }
}
