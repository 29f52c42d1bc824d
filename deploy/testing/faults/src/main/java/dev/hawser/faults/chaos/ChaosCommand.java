package dev.hawser.faults.chaos;

import dev.hawser.faults.process.Installation;
import dev.hawser.faults.process.InstallationOptions;
import dev.hawser.faults.process.WorkerLayout;
import dev.hawser.faults.process.WorkerPool;
import dev.hawser.faults.trial.Seed;
import dev.hawser.harness.Expect;
import dev.hawser.harness.LiqoctlLeftovers;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faults chaos}. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Peers and unpeers in both directions for some minutes while processes are killed and"
            + " suspended at random. In the end everything is repaired, one undisturbed round must"
            + " pass, and nothing may be left. No other worker may serve the two clusters, and they"
            + " must not be peered with one another.")
public final class ChaosCommand implements Callable<Integer> {
  private static final Duration SETTLING = Duration.ofMinutes(1);

  /** However slow it is, it ends after this many times the minutes. */
  private static final int LIMIT_FACTOR = 3;

  @Mixin private InstallationOptions options = new InstallationOptions();
  @Mixin private Seed seed = new Seed();

  @Option(names = "--minutes", paramLabel = "N", description = "how long at least; default: 10")
  private int minutes = 10;

  @Option(names = "--rounds", paramLabel = "N", description = "how many at least; default: 20")
  private int leastRounds = 20;

  @Override
  public Integer call() throws Exception {
    return options.open(this::run);
  }

  private int run(Installation installation, PeeringEnvironment pair) throws InterruptedException {
    System.out.printf(
        "seed %d, at least %d minutes and %d rounds%n", seed.value(), minutes, leastRounds);
    var before = PairSnapshot.of(pair);
    var rounds = new ChaosRounds(pair, System.out);
    try (var workers = new WorkerPool(installation, WorkerLayout.ONE_PROCESS)) {
      var clusters = List.of(pair.rome().id().value(), pair.milan().id().value());
      var disruptor = new Disruptor(workers, installation.lab(), clusters, seed.value());
      disruptor.start();
      try {
        var time = Duration.ofMinutes(minutes);
        rounds.run(time, leastRounds, Instant.now().plus(time.multipliedBy(LIMIT_FACTOR)));
      } finally {
        disruptor.stop();
      }
      workers.replaceStandby();
      System.out.println("an undisturbed round in each direction:");
      rounds.inBothDirections();
      var left = Expect.settled(SETTLING, () -> before.differences(LiqoctlLeftovers::contains));
      pair.deleteForeignClusters();
      return conclude(rounds.totals(), disruptor, left);
    }
  }

  private static int conclude(ChaosTotals totals, Disruptor disruptor, Set<String> left) {
    disruptor.counts().forEach((what, times) -> System.out.printf("%4d %s%n", times, what));
    left.forEach(object -> System.out.println("left over: " + object));
    if (!disruptor.problem().isEmpty()) System.out.println("ended early: " + disruptor.problem());
    boolean passed = left.isEmpty() && totals.lost() == 0 && disruptor.problem().isEmpty();
    System.out.printf(
        "chaos: %s, %d left over: %s%n", totals, left.size(), passed ? "passed" : "FAILED");
    return passed ? 0 : 1;
  }
}
