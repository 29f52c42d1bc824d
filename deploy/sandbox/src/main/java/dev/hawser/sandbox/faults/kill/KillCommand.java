package dev.hawser.sandbox.faults.kill;

import dev.hawser.sandbox.contract.Contents;
import dev.hawser.sandbox.contract.Witness;
import dev.hawser.sandbox.faults.temporal.TaskListener;
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
  @Mixin private GroundOptions options;

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

  private int run(Ground ground, Witness witness) throws InterruptedException {
    long drawn = seed == null ? System.nanoTime() % 1_000_000 : seed;
    var tally = new Tally(System.out, name -> again(drawn, name));
    try (var together = new Crew(ground, Layout.TOGETHER)) {
      var calm = Calm.observe(witness, together);
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

  private List<KillCase> cases(Ground ground, Witness witness, Calm calm, long drawn) {
    var clusters = List.of(witness.first().value(), witness.second().value());
    var matrix = new Matrix(calm.peer(), calm.unpeer(), clusters, ground.lab().isPresent());
    var named = matrix.cases().stream().filter(this::isWanted).toList();
    return Matrix.sample(named, sample, drawn);
  }

  private boolean isWanted(KillCase each) {
    return only.isEmpty() || only.stream().anyMatch(each.name()::contains);
  }

  private void run(
      Ground ground,
      Witness witness,
      Crew together,
      Contents peered,
      List<KillCase> cases,
      long seed,
      Tally tally)
      throws InterruptedException {
    var end = Instant.now().plus(Duration.ofMinutes(minutes));
    // Never two crews at once: they would share the work.
    Map<Layout, List<KillCase>> byLayout = new EnumMap<>(Layout.class);
    for (var layout : Layout.values()) {
      byLayout.put(
          layout, cases.stream().filter(each -> each.target().layout() == layout).toList());
    }
    var trial = new Trial(ground, witness, together, peered, seed);
    run(trial, byLayout.getOrDefault(Layout.TOGETHER, List.of()), end, tally);
    var apart = byLayout.getOrDefault(Layout.APART, List.of());
    together.listen(TaskListener.NONE);
    together.close();
    if (apart.isEmpty()) return;
    try (var crew = new Crew(ground, Layout.APART)) {
      var other = new Trial(ground, witness, crew, peered, seed);
      run(other, apart, end, tally);
    }
  }

  private static void run(Trial trial, List<KillCase> cases, Instant end, Tally tally)
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
