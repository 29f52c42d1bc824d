package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.InjectedFault;
import dev.hawser.faults.runs.BoundedRuns;
import dev.hawser.faults.runs.RunEnding;
import dev.hawser.faults.runs.RunKind;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairContents;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Plays turns on one berth, one after the other, and judges what became of them. */
final class MatrixTrial {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final PairSlot berth;
  private final PairSnapshot baseline;
  private final PairContents whole;
  private final List<FaultCase> cells;

  private MatrixTrial(
      PairSlot berth, PairSnapshot virgin, PairContents whole, List<FaultCase> cells) {
    this.berth = berth;
    this.baseline = virgin;
    this.whole = whole;
    this.cells = List.copyOf(cells);
  }

  /** Begins with a clean peering and its end: the measure of all others. */
  static MatrixTrial on(PairSlot berth) {
    berth.renewCrew();
    var virgin = PairSnapshot.of(berth.arena());
    berth.set(List.of());
    requirePeered(berth.arena());
    var cells = new ArrayList<>(FaultCases.of(RunKind.PEER, berth.sites()));
    var whole = PairContents.of(berth.arena());
    berth.set(List.of());
    requireCompleted(RunKind.UNPEER, berth.arena());
    cells.addAll(FaultCases.of(RunKind.UNPEER, berth.sites()));
    var trial = new MatrixTrial(berth, virgin, whole, cells);
    trial.tidy();
    return trial;
  }

  /** The whole matrix, as the clean runs made it. */
  List<FaultCase> cells() {
    return cells;
  }

  /**
   * Strikes a Peer, and then the Unpeer of what came of it; at the end the clusters are where they
   * were, or the last verdict says why not.
   *
   * @throws AssertionError when not even a clean run before the first strike completes
   */
  List<MatrixVerdict> play(CaseRun turn) {
    var verdicts = new ArrayList<MatrixVerdict>();
    turn.peer().ifPresent(volley -> verdicts.add(strike(volley, baseline)));
    if (isLost(verdicts)) return verdicts;
    if (turn.unpeer().isPresent()) {
      if (!hasCompleted(verdicts)) requirePeered(berth.arena());
      verdicts.add(strike(turn.unpeer().get(), PairSnapshot.of(berth.arena())));
      if (isLost(verdicts)) return verdicts;
    }
    boolean stillPeered = turn.unpeer().isEmpty() || !hasCompleted(verdicts);
    var left = putBack(stillPeered);
    if (!left.isEmpty()) verdicts.add(verdicts.removeLast().butAfterwards(left));
    return verdicts;
  }

  private String putBack(boolean stillPeered) {
    try {
      if (stillPeered) requireCompleted(RunKind.UNPEER, berth.arena());
      tidy();
      return "";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static boolean isLost(List<MatrixVerdict> verdicts) {
    return !verdicts.isEmpty() && verdicts.getLast().ending() == RunEnding.LOST;
  }

  private static boolean hasCompleted(List<MatrixVerdict> verdicts) {
    return !verdicts.isEmpty() && verdicts.getLast().ending() == RunEnding.COMPLETED;
  }

  private MatrixVerdict strike(FaultBatch volley, PairSnapshot before) {
    if (volley.strikesWatches()) berth.renewCrew();
    var arena = berth.arena();
    var traps = volley.traps();
    berth.set(traps.values());
    var end = BoundedRuns.run(volley.flow(), arena, PATIENCE);
    var struck = struck(traps, Instant.now());
    berth.awaitLateRequests();
    berth.set(List.of());
    var leftOver = Expect.settled(SETTLING, () -> leftOver(volley.flow(), end.ending(), before));
    var problem = problem(volley, end, !struck.isEmpty(), arena);
    return new MatrixVerdict(volley, struck, end.ending(), leftOver, problem);
  }

  private static Map<FaultCase, Duration> struck(Map<FaultCase, InjectedFault> traps, Instant end) {
    var struck = new HashMap<FaultCase, Duration>();
    traps.forEach(
        (cell, trap) -> trap.struck().ifPresent(at -> struck.put(cell, Duration.between(at, end))));
    return struck;
  }

  private Set<String> leftOver(RunKind flow, RunEnding ending, PairSnapshot before) {
    if (ending == RunEnding.LOST) return Set.of();
    if (ending == RunEnding.ROLLED_BACK) return before.differences();
    return flow == RunKind.UNPEER
        ? withoutForeignClusters(baseline.differences())
        : PairContents.of(berth.arena()).differences(whole);
  }

  private static String problem(
      FaultBatch volley, BoundedRuns.End end, boolean struck, PeeringEnvironment arena) {
    if (end.ending() == RunEnding.LOST) return end.words();
    boolean mayFail = struck && volley.isForGood();
    if (end.ending() == RunEnding.ROLLED_BACK) return mayFail ? "" : "failed: " + end.words();
    return volley.flow() == RunKind.PEER ? notWorking(arena) : "";
  }

  private static String notWorking(PeeringEnvironment arena) {
    try {
      PeeringAssertions.node(arena.rome(), arena.milan());
      PeeringAssertions.connected(arena.rome(), arena.milan());
      PeeringAssertions.unclaimed(arena.rome(), arena.milan());
      return "";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  /**
   * Back to two clusters that never met. Liqo makes a ForeignCluster again while its cache still
   * holds what is gone, so it is forgotten as often as it comes.
   */
  private void tidy() {
    var arena = berth.arena();
    var left =
        Expect.settled(
            SETTLING,
            () -> {
              forget(arena.rome(), arena.milan());
              forget(arena.milan(), arena.rome());
              return baseline.differences();
            });
    if (!left.isEmpty()) throw new AssertionError("can't be tidied up: " + left);
  }

  private static void forget(ClusterUser side, ClusterUser peer) {
    side.delete(ResourceKind.FOREIGN_CLUSTER, null, peer.id().value());
  }

  /** An unpeer leaves it, as Liqo's own does. */
  private static Set<String> withoutForeignClusters(Set<String> differences) {
    var others = new TreeSet<>(differences);
    others.removeIf(difference -> difference.startsWith("+ ForeignCluster "));
    return others;
  }

  /** The copy of the namespace map comes last, after the run has ended. */
  private static void requirePeered(PeeringEnvironment arena) {
    requireCompleted(RunKind.PEER, arena);
    Expect.eventually(
        "the provider has the namespace map",
        () -> PeeringAssertions.mapped(arena.rome(), arena.milan()));
  }

  private static void requireCompleted(RunKind flow, PeeringEnvironment arena) {
    var end = BoundedRuns.run(flow, arena, PATIENCE);
    if (end.ending() == RunEnding.COMPLETED) return;
    throw new AssertionError("a clean " + flow + " did not complete: " + end.words());
  }
}
