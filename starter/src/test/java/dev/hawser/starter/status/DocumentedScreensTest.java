package dev.hawser.starter.status;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.starter.documents.Documents;
import dev.hawser.starter.report.ResultText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the guides show is what the commands print now; deploy/dev documents writes it again. */
class DocumentedScreensTest {
  private static final String QUICK_START = "docs/quick-start.md";
  private static final StatusText TEXT = new StatusText(PeeredViews.NOW, 80);

  @Test
  void shouldShowTheResultOfAPeering() {
    // given
    var result =
        new PeeringResult(
            PeeredViews.ROME,
            PeeredViews.MILAN,
            true,
            "milan",
            new Endpoint(List.of("203.0.113.22"), 51840, "UDP"),
            new Cidrs(List.of("10.60.0.0/16"), List.of("10.70.0.0/16")),
            new Cidrs(List.of("10.10.0.0/16"), List.of("10.71.0.0/16")),
            Map.of("cpu", "4", "memory", "8Gi", "pods", "110"),
            List.of());

    // when
    var text = ResultText.of(result);

    // then
    requireScreen(QUICK_START, "peered", text);
  }

  @Test
  void shouldShowAPeeredPair() {
    // given
    var run = RunReports.ended("Peer", "Peered", "Completed").report();

    // when
    var text = TEXT.of(report(peered(), List.of(run)));

    // then
    requireScreen(QUICK_START, "status", text);
  }

  @Test
  void shouldShowAPeeredPairWithItsRuns() {
    // given
    var runs =
        List.of(
            RunReports.ended("Peer", "Peered", "Completed")
                .by("ada@laptop", "nightly jobs")
                .report(),
            RunReports.ended("Unpeer", "Unpeered", "Completed")
                .ago(Duration.ofDays(2))
                .by("bob@ci", null)
                .report());

    // when
    var text = TEXT.of(report(peered(), runs));

    // then
    requireScreen("docs/status.md", "status", "$ hawser status rome milan\n" + text);
  }

  @Test
  void shouldShowTheResultOfAnUnpeeringThatLeavesTheNetwork() {
    // given
    var reverse = List.of(ObjectReference.of("Tenant", "milan").on(PeeredViews.ROME));
    var result =
        new UnpeeringResult(
            PeeredViews.ROME,
            PeeredViews.MILAN,
            List.of(
                ObjectReference.of("ResourceSlice", "milan").on(PeeredViews.ROME),
                ObjectReference.of("Identity", "controlplane-milan").on(PeeredViews.ROME),
                ObjectReference.of("Tenant", "rome").on(PeeredViews.MILAN)),
            List.of(KeptObject.described("the network, in use by milan→rome", reverse)));

    // when
    var text = ResultText.of(result);

    // then
    requireScreen("docs/guides/both-directions.md", "unpeered", text);
  }

  @Test
  void shouldShowARollbackThatIsStuck() {
    // given
    var held =
        "Tenant rome to be gone: being deleted since 2026-11-23T11:57:50Z; held by finalizer"
            + " acme.example/hold (not one of Liqo's: the client that set it has to remove it)";
    var status =
        new PeeringStatus(
            PeeredViews.ROME,
            PeeredViews.MILAN,
            Phase.ROLLBACK_STUCK,
            List.of(
                new StepStatus(
                    Step.TENANT,
                    PeeredViews.MILAN,
                    State.STUCK,
                    PeeredViews.NOW.minusSeconds(130),
                    held)),
            "node milan to be Ready: virtual-kubelet vk-milan has no ready pod",
            List.of());
    var run =
        RunReports.open("Peer", "RollbackStuck").ago(Duration.ofMinutes(12)).at(status).report();

    // when
    var text = TEXT.of(report(PeeredViews.none().inspection(), List.of(run)));

    // then
    requireScreen("docs/guides/stuck-rollback.md", "status", withoutTree(text));
  }

  private static Inspection peered() {
    var views = new PeeredViews();
    views.identityKey = "3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550";
    return views.inspection();
  }

  private static String withoutTree(String status) {
    var parts = status.split("\n\n", -1);
    return String.join("\n\n", parts[0], "…", parts[2], parts[3]);
  }

  private static void requireScreen(String document, String name, String text) {
    Documents.requirePart(document, name, "```\n" + text + "\n```");
  }

  private static PairReport report(Inspection inspection, List<RunReport> runs) {
    var tree = PairTree.of(inspection, PeeredViews.NOW);
    var assessment = Assessment.of(tree, runs);
    return new PairReport(
        PeeredViews.ROME,
        PeeredViews.MILAN,
        assessment.verdict(),
        assessment.reason(),
        assessment.since(),
        List.of(),
        tree.clusters(),
        inspection,
        runs,
        0);
  }
}
