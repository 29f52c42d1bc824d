package dev.hawser.starter.status;

import static dev.hawser.starter.status.RunReports.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one run says about itself. */
class RunReportTest {
  private static final PeeringStatus STUCK =
      new PeeringStatus(
          PeeredViews.ROME,
          PeeredViews.MILAN,
          Phase.ROLLBACK_STUCK,
          List.of(stuck(Step.NODE, "refused"), stuck(Step.TENANT, "held by a finalizer")),
          null,
          List.of());

  @Test
  void shouldNameAStuckStepOnceWhileItIsTriedAgain() {
    // given
    var run = open("Peer", "RollbackStuck").waitingFor("milan", null, "refused").at(STUCK);

    // when
    var reasons = run.report().waitReasons();

    // then
    assertThat(reasons)
        .containsExactly(
            "wait for the virtual node on milan: refused",
            "register the tenant on milan: held by a finalizer");
  }

  private static StepStatus stuck(Step step, String detail) {
    return new StepStatus(step, PeeredViews.MILAN, State.STUCK, PeeredViews.SINCE, detail);
  }
}
