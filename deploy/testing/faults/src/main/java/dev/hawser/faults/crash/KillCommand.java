package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.harness.PairContents;
import dev.hawser.harness.PeeringObserver;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code faults kill}. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description =
        "Kills processes with -9 in the middle of Peer and Unpeer: the worker at each activity, and"
            + " at a few of them both workers, the command, Temporal and, with --lab, a cluster's"
            + " servers. Each run must end by itself and leave nothing. No other worker may serve"
            + " the two clusters, and they must have no peering with one another.")
@SuppressWarnings("NullAway.Init")
public final class KillCommand implements Callable<Integer> {
  @Mixin private TestTargetOptions options;

  @Option(
      names = "--case",
      paramLabel = "TEXT",
      description = "only cases whose name contains this text; may be repeated")
  private List<String> only = List.of();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "begin no case after so many; default: 120")
  private int minutes = 120;

  @Option(names = "--list", description = "print the names of the cases and end")
  private boolean list;

  @Option(names = "--sample", paramLabel = "N", description = "only so many, drawn by the seed")
  private int sample;

  @Option(names = "--seed", paramLabel = "S", description = "default: one by the clock")
  private @Nullable Long seed;

  @Override
  public Integer call() throws Exception {
    return options.open(this::run);
  }

  private int run(TestTarget ground, PeeringObserver witness) throws InterruptedException {
    long drawn = seed == null ? System.nanoTime() % 1_000_000 : seed;
    var tally = new KillReport(System.out, name -> again(drawn, name));
    try (var together = new WorkerPool(ground, WorkerLayout.TOGETHER)) {
      var calm = BaselineRun.observe(witness, together);
      var cases = cases(ground, witness, calm, drawn);
      System.out.printf(
          "seed %d; an undisturbed Peer has %d activities, an Unpeer %d; %d cases%n",
          drawn, calm.peer().size(), calm.unpeer().size(), cases.size());
      if (list) {
        cases.forEach(each -> System.out.println(each.name()));
        return 0;
      }
      try {
        run(ground, witness, together, calm.peered(), cases, drawn, tally);
      } finally {
        tally.total();
      }
    }
    return tally.failed() == 0 ? 0 : 1;
  }

  private List<KillCase> cases(
      TestTarget ground, PeeringObserver witness, BaselineRun calm, long drawn) {
    var clusters = List.of(witness.first().value(), witness.second().value());
    var matrix = new KillMatrix(calm.peer(), calm.unpeer(), clusters, ground.lab().isPresent());
    var named = matrix.cases().stream().filter(this::isWanted).toList();
    return KillMatrix.sample(named, sample, drawn);
  }

  private boolean isWanted(KillCase each) {
    return only.isEmpty() || only.stream().anyMatch(each.name()::contains);
  }

  private void run(
      TestTarget ground,
      PeeringObserver witness,
      WorkerPool together,
      PairContents peered,
      List<KillCase> cases,
      long seed,
      KillReport tally)
      throws InterruptedException {
    var end = Instant.now().plus(Duration.ofMinutes(minutes));
    // Never two crews at once: they would share the work.
    Map<WorkerLayout, List<KillCase>> byLayout = new EnumMap<>(WorkerLayout.class);
    for (var layout : WorkerLayout.values()) {
      byLayout.put(
          layout, cases.stream().filter(each -> each.target().layout() == layout).toList());
    }
    var trial = new KillTrial(ground, witness, together, peered, seed);
    run(trial, byLayout.getOrDefault(WorkerLayout.TOGETHER, List.of()), end, tally);
    var apart = byLayout.getOrDefault(WorkerLayout.APART, List.of());
    together.listen(TaskListener.NONE);
    together.close();
    if (apart.isEmpty()) return;
    try (var crew = new WorkerPool(ground, WorkerLayout.APART)) {
      var other = new KillTrial(ground, witness, crew, peered, seed);
      run(other, apart, end, tally);
    }
  }

  private static void run(KillTrial trial, List<KillCase> cases, Instant end, KillReport tally)
      throws InterruptedException {
    for (var each : cases) {
      if (Instant.now().isBefore(end)) tally.add(trial.of(each));
      else tally.skip();
    }
  }

  private String again(long drawn, String name) {
    return "deploy/faults kill "
        + String.join(" ", options.text())
        + " --seed "
        + drawn
        + " --case '"
        + name
        + "'";
  }
}
