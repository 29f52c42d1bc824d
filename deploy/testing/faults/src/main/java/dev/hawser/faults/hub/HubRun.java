package dev.hawser.faults.hub;

import dev.hawser.faults.runs.BoundedRuns;
import dev.hawser.faults.runs.RunEnding;
import dev.hawser.faults.runs.RunKind;
import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Some spokes peer with the hub and unpeer again, all at the same time. */
final class HubRun {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final HubEnvironment wheel;
  private final List<Spoke> spokes;
  private final Set<String> problems = new ConcurrentSkipListSet<>();

  private HubRun(HubEnvironment wheel, List<Spoke> spokes) {
    this.wheel = wheel;
    this.spokes = spokes;
  }

  /**
   * What came of it.
   *
   * @param problems what does not hold, each in one sentence
   */
  record Outcome(RunDurations peers, RunDurations unpeers, Set<String> problems) {}

  /** Peers all, looks at each, unpeers all, and looks for what is left. */
  static Outcome play(HubEnvironment wheel, List<Spoke> spokes) {
    return new HubRun(wheel, spokes).play();
  }

  private Outcome play() {
    var before = ClusterSnapshot.of(wheel.hub());
    var peers = all(RunKind.PEER);
    spokes.forEach(this::look);
    var unpeers = all(RunKind.UNPEER);
    nothingLeft(before);
    spokes.forEach(spoke -> nothingLeft(spoke.before()));
    return new Outcome(peers, unpeers, problems);
  }

  private RunDurations all(RunKind flow) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs =
          spokes.stream()
              .map(spoke -> CompletableFuture.supplyAsync(() -> timed(flow, spoke), threads))
              .toList();
      return new RunDurations(runs.stream().map(CompletableFuture::join).toList());
    }
  }

  private Duration timed(RunKind flow, Spoke spoke) {
    long began = System.nanoTime();
    var end = BoundedRuns.run(flow, arena(spoke), PATIENCE);
    if (end.ending() != RunEnding.COMPLETED) {
      problems.add(flow + " of " + spoke.side().id() + ": " + end.words());
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private PeeringEnvironment arena(Spoke spoke) {
    return spoke.consumes()
        ? new PeeringEnvironment(spoke.side(), wheel.hub(), wheel.temporal())
        : new PeeringEnvironment(wheel.hub(), spoke.side(), wheel.temporal());
  }

  private void look(Spoke spoke) {
    var arena = arena(spoke);
    try {
      PeeringAssertions.node(arena.rome(), arena.milan());
      PeeringAssertions.connected(arena.rome(), arena.milan());
      PeeringAssertions.unclaimed(arena.rome(), arena.milan());
    } catch (AssertionError e) {
      problems.add(spoke.side().id() + ": " + e.getMessage());
    }
  }

  /** ForeignClusters apart, which Liqo's own unpeer leaves too. */
  private void nothingLeft(ClusterSnapshot before) {
    Predicate<String> liqosOwn = object -> object.startsWith("ForeignCluster ");
    var left =
        Expect.settled(
            SETTLING,
            () ->
                ClusterSnapshot.of(before.side()).beyond(before).stream()
                    .filter(liqosOwn.negate())
                    .collect(Collectors.toCollection(TreeSet::new)));
    left.forEach(object -> problems.add("left over on " + before.side().id() + ": " + object));
  }
}
