package dev.hawser.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial finds what a fault leaves, and what it breaks. */
@SuppressWarnings("NullAway.Init")
class PairTrialIT {
  private static final PairTrial.Limits LIMITS =
      new PairTrial.Limits(Duration.ofSeconds(60), Duration.ofSeconds(5));

  private Environment environment;
  private PeeringEnvironment pair;
  private PairTrial trial;

  @BeforeEach
  void start(@TempDir Path folder) {
    environment = Environment.builder(folder).workers(HawserWorkers::start).start();
    pair = PeeringEnvironment.of(environment);
    trial = PairTrial.measure(pair, LIMITS, new NoObserver());
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldPassRunsThatDoAsTheyMust() {
    // given
    var peer = new Sabotage(RunKind.PEER, () -> {});
    var unpeer = new Sabotage(RunKind.UNPEER, () -> {});

    // when
    var verdicts = trial.run(Optional.of(peer), Optional.of(unpeer));

    // then
    assertThat(verdicts).hasSize(2).allMatch(Verdict::passes);
  }

  @Test
  void shouldStartFromWhatAnEarlierUnpeerLeft() {
    // given
    pair.peer(pair.rome(), pair.milan(), "");
    pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
    assertThat(pair.rome().get(ResourceKind.FOREIGN_CLUSTER, null, pair.milan().id().value()))
        .isPresent();

    // when
    var next = PairTrial.measure(pair, LIMITS, new NoObserver());

    // then
    assertThat(next.run(Optional.of(new Sabotage(RunKind.PEER, () -> {})), Optional.empty()))
        .allMatch(Verdict::passes);
  }

  @Test
  void shouldReportWhatIsMissingOfACompletedPeering() {
    // given
    var sabotage =
        new Sabotage(
            RunKind.PEER,
            () -> {
              var namespace = ClusterUser.tenantNamespace(pair.milan());
              pair.rome().delete(ResourceKind.RESOURCE_SLICE, namespace, pair.milan().id().value());
            });

    // when
    var verdicts = trial.run(Optional.of(sabotage), Optional.empty());

    // then
    var verdict = verdicts.getLast();
    assertThat(verdict.passes()).isFalse();
    assertThat(verdict.leftOver()).anyMatch(difference -> difference.contains("resourceslices"));
  }

  @Test
  void shouldReportWhatIsLeftOfACompletedUnpeer() {
    // given
    var sabotage =
        new Sabotage(
            RunKind.UNPEER,
            () -> {
              var namespace = ClusterUser.tenantNamespace(pair.milan());
              pair.rome().create(ResourceKind.NAMESPACE, null, namespace, "{}");
            });

    // when
    var verdicts = trial.run(Optional.empty(), Optional.of(sabotage));

    // then
    var verdict = verdicts.getLast();
    assertThat(verdict.passes()).isFalse();
    assertThat(verdict.leftOver()).anyMatch(object -> object.startsWith("+ Namespace liqo-tenant"));
    assertThat(verdict.problem()).contains("can't be cleaned up");
  }

  /** Changes something behind the back of the run, after it has ended. */
  private record Sabotage(RunKind kind, Runnable change) implements FaultInjection {
    private record SabotageCase(String name, RunKind run, String category) implements TrialCase {}

    @Override
    public List<SabotageCase> cases() {
      return List.of(new SabotageCase("sabotaged " + kind, kind, "sabotage"));
    }

    @Override
    public void arm() {}

    @Override
    public Injected disarm() {
      change.run();
      return new Injected(Map.of(), Tolerated.NOTHING, "");
    }
  }

  private static final class NoObserver implements PairTrial.UndisturbedRuns {
    @Override
    public void starting(RunKind kind) {}

    @Override
    public void ended(RunKind kind) {}
  }
}
