package dev.hawser.sandbox.faults.hub;

import dev.hawser.sandbox.contract.Arena;
import dev.hawser.sandbox.contract.Expect;
import dev.hawser.sandbox.contract.Peered;
import dev.hawser.sandbox.contract.Snapshot;
import dev.hawser.sandbox.faults.runs.Ending;
import dev.hawser.sandbox.faults.runs.Flow;
import dev.hawser.sandbox.faults.runs.Runs;
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
final class Round {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final Wheel wheel;
  private final List<Spoke> spokes;
  private final Set<String> problems = new ConcurrentSkipListSet<>();

  private Round(Wheel wheel, List<Spoke> spokes) {
    this.wheel = wheel;
    this.spokes = spokes;
  }

  /**
   * What came of it.
   *
   * @param problems what does not hold, each in one sentence
   */
  record Outcome(Times peers, Times unpeers, Set<String> problems) {}

  /** Peers all, looks at each, unpeers all, and looks for what is left. */
  static Outcome play(Wheel wheel, List<Spoke> spokes) {
    return new Round(wheel, spokes).play();
  }

  private Outcome play() {
    var before = Snapshot.of(wheel.hub());
    var peers = all(Flow.PEER);
    spokes.forEach(this::look);
    var unpeers = all(Flow.UNPEER);
    nothingLeft(before);
    spokes.forEach(spoke -> nothingLeft(spoke.before()));
    return new Outcome(peers, unpeers, problems);
  }

  private Times all(Flow flow) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs =
          spokes.stream()
              .map(spoke -> CompletableFuture.supplyAsync(() -> timed(flow, spoke), threads))
              .toList();
      return new Times(runs.stream().map(CompletableFuture::join).toList());
    }
  }

  private Duration timed(Flow flow, Spoke spoke) {
    long began = System.nanoTime();
    var end = Runs.run(flow, arena(spoke), PATIENCE);
    if (end.ending() != Ending.COMPLETED) {
      problems.add(flow + " of " + spoke.side().id() + ": " + end.words());
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private Arena arena(Spoke spoke) {
    return spoke.consumes()
        ? new Arena(spoke.side(), wheel.hub(), wheel.temporal())
        : new Arena(wheel.hub(), spoke.side(), wheel.temporal());
  }

  private void look(Spoke spoke) {
    var arena = arena(spoke);
    try {
      Peered.node(arena.rome(), arena.milan());
      Peered.connected(arena.rome(), arena.milan());
      Peered.unclaimed(arena.rome(), arena.milan());
    } catch (AssertionError e) {
      problems.add(spoke.side().id() + ": " + e.getMessage());
    }
  }

  /** ForeignClusters apart, which Liqo's own unpeer leaves too. */
  private void nothingLeft(Snapshot before) {
    Predicate<String> liqosOwn = object -> object.startsWith("ForeignCluster ");
    var left =
        Expect.settled(
            SETTLING,
            () ->
                Snapshot.of(before.side()).beyond(before).stream()
                    .filter(liqosOwn.negate())
                    .collect(Collectors.toCollection(TreeSet::new)));
    left.forEach(object -> problems.add("left over on " + before.side().id() + ": " + object));
  }
}
