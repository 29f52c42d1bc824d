package dev.hawser.faults.chaos;

import dev.hawser.faults.crash.TestTarget;
import dev.hawser.faults.crash.TestTargetOptions;
import dev.hawser.faults.crash.WorkerPool;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faults chaos}. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description =
        "Peers and unpeers in both directions for some minutes while processes are killed and"
            + " frozen at random. In the end everything is mended, one undisturbed round must pass,"
            + " and nothing may be left. No other worker may serve the two clusters, and they must"
            + " have no peering with one another.")
@SuppressWarnings("NullAway.Init")
public final class ChaosCommand implements Callable<Integer> {
  private static final Duration SETTLING = Duration.ofMinutes(1);

  /** However slow it all is, it ends after so many times the minutes. */
  private static final int STRETCH = 3;

  @Mixin private TestTargetOptions options;

  @Option(names = "--minutes", paramLabel = "N", description = "how long at least; default: 10")
  private int minutes = 10;

  @Option(names = "--rounds", paramLabel = "N", description = "how many at least; default: 20")
  private int least = 20;

  @Option(names = "--seed", paramLabel = "S", description = "default: one by the clock")
  private @Nullable Long seed;

  @Override
  public Integer call() throws Exception {
    return options.open(this::run);
  }

  private int run(TestTarget ground, PeeringObserver witness) throws InterruptedException {
    long drawn = seed == null ? System.nanoTime() % 1_000_000 : seed;
    System.out.printf("seed %d, %d minutes, %d rounds at least%n", drawn, minutes, least);
    var before = witness.look();
    var rounds = new ChaosRounds(witness, System.out);
    try (var crew = WorkerPool.together(ground)) {
      var clusters = List.of(witness.first().value(), witness.second().value());
      var disruptor = new Disruptor(crew, ground.lab(), clusters, drawn);
      disruptor.start();
      try {
        var time = Duration.ofMinutes(minutes);
        rounds.run(time, least, Instant.now().plus(time.multipliedBy(STRETCH)));
      } finally {
        disruptor.stop();
      }
      crew.restock();
      System.out.println("an undisturbed round in each direction:");
      rounds.round(witness.first());
      rounds.round(witness.second());
      var left = Expect.settled(SETTLING, () -> witness.leftOverSince(before));
      witness.tidy();
      return conclude(rounds.totals(), disruptor, left);
    }
  }

  private static int conclude(ChaosTotals totals, Disruptor disruptor, Set<String> left) {
    disruptor.done().forEach((what, times) -> System.out.printf("%4d %s%n", times, what.words()));
    left.forEach(object -> System.out.println("left over: " + object));
    if (!disruptor.problem().isEmpty()) System.out.println("ended early: " + disruptor.problem());
    boolean good = left.isEmpty() && totals.lost() == 0 && disruptor.problem().isEmpty();
    System.out.printf(
        "chaos: %s, %d left over: %s%n", totals, left.size(), good ? "passed" : "FAILED");
    return good ? 0 : 1;
  }
}
