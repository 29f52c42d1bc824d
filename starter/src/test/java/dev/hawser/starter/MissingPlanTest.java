package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.Refusal;
import dev.hawser.starter.outcome.NamedPair;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingPlanTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final NamedPair PAIR = NamedPair.ofIds("rome milan");
  private static final InspectRequest REQUEST = InspectRequest.of(ROME, MILAN);
  private static final Inspection WITHOUT_MILAN =
      new Inspection(ROME, MILAN, ClusterView.absent(ROME), null, List.of("milan is away"));

  @Test
  void shouldFailAsPeerDoesWhenAClusterHasNoWorker() {
    // when
    var failure = MissingPlan.of(WITHOUT_MILAN, REQUEST, ROME::equals, PAIR).orElseThrow();

    // then
    assertThat(failure).hasMessage("milan is away");
    assertThat(failure.type()).isEqualTo("NoWorker");
    assertThat(failure.hint())
        .isEqualTo(
            "start a worker for that cluster: hawser worker --kubeconfig FILE; then repeat the"
                + " command");
    assertThat(failure.code().code()).isEqualTo(3);
  }

  @Test
  void shouldPointToTheStatusWhenAClusterWithAWorkerCannotBeRead() {
    // when
    var failure = MissingPlan.of(WITHOUT_MILAN, REQUEST, cluster -> true, PAIR).orElseThrow();

    // then
    assertThat(failure).hasMessage("milan is away");
    assertThat(failure.hint()).isEqualTo("see hawser status rome milan");
    assertThat(failure.code().code()).isEqualTo(3);
  }

  @Test
  void shouldNotFailWhenThePlanIsRefused() {
    // given
    var refused = WITHOUT_MILAN.withRefusals(List.of(new Refusal("Conflict", "it is in the way")));

    // when
    var failure = MissingPlan.of(refused, REQUEST, cluster -> false, PAIR);

    // then
    assertThat(failure).isEmpty();
  }
}
