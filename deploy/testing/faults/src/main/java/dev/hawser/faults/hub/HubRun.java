package dev.hawser.faults.hub;

import dev.hawser.faults.trial.Durations;
import dev.hawser.faults.trial.PairTrial;
import dev.hawser.faults.trial.PeeringRuns;
import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.RunOutcome;
import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.Expect;
import dev.hawser.harness.ObservedObject;
import dev.hawser.harness.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Peers some spokes with the hub and unpeers them again, all at the same time. */
final class HubRun {
  private static final Duration RUN_LIMIT = Duration.ofMinutes(5);
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final HubEnvironment environment;
  private final List<Spoke> spokes;
  private final Set<String> problems = new ConcurrentSkipListSet<>();

  private HubRun(HubEnvironment environment, List<Spoke> spokes) {
    this.environment = environment;
    this.spokes = spokes;
  }

  /**
   * How it ended.
   *
   * @param problems what is wrong, each in one sentence
   */
  record Outcome(Durations peers, Durations unpeers, Set<String> problems) {}

  /** Peers all, checks each pair, unpeers all, and checks that nothing is left. */
  static Outcome of(HubEnvironment environment, List<Spoke> spokes) {
    return new HubRun(environment, spokes).run();
  }

  private Outcome run() {
    var hub = ClusterSnapshot.of(environment.hub());
    var peers = runAll(RunKind.PEER);
    spokes.forEach(this::checkPeering);
    var unpeers = runAll(RunKind.UNPEER);
    checkNothingLeft(hub);
    spokes.forEach(spoke -> checkNothingLeft(spoke.clean()));
    return new Outcome(peers, unpeers, problems);
  }

  private Durations runAll(RunKind kind) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs =
          spokes.stream()
              .map(spoke -> CompletableFuture.supplyAsync(() -> run(kind, spoke), threads))
              .toList();
      return new Durations(runs.stream().map(CompletableFuture::join).toList());
    }
  }

  private Duration run(RunKind kind, Spoke spoke) {
    long start = System.nanoTime();
    var outcome = new PeeringRuns(environment.pair(spoke), RUN_LIMIT).run(kind);
    if (!(outcome instanceof RunOutcome.Completed)) {
      problems.add(kind + " of " + spoke.cluster().id() + ": " + outcome.reason());
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void checkPeering(Spoke spoke) {
    var problem = PairTrial.brokenPeering(environment.pair(spoke));
    if (!problem.isEmpty()) problems.add(spoke.cluster().id() + ": " + problem);
  }

  /** Apart from ForeignClusters, which Liqo's own unpeer leaves too. */
  private void checkNothingLeft(ClusterSnapshot clean) {
    var cluster = clean.cluster();
    var left =
        Expect.settled(
            SETTLING,
            () ->
                ClusterSnapshot.of(cluster).addedSince(clean).stream()
                    .filter(object -> object.kind() != ResourceKind.FOREIGN_CLUSTER)
                    .map(ObservedObject::toString)
                    .collect(Collectors.toCollection(TreeSet::new)));
    left.forEach(object -> problems.add("left over on " + cluster.id() + ": " + object));
  }
}
