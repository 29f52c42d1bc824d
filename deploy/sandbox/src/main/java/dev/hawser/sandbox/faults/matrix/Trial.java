package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.contract.Arena;
import dev.hawser.sandbox.contract.Before;
import dev.hawser.sandbox.contract.Contents;
import dev.hawser.sandbox.contract.Expect;
import dev.hawser.sandbox.contract.Peered;
import dev.hawser.sandbox.contract.Side;
import dev.hawser.sandbox.contract.Watched;
import dev.hawser.sandbox.faults.proxy.Trap;
import dev.hawser.sandbox.faults.runs.Ending;
import dev.hawser.sandbox.faults.runs.Flow;
import dev.hawser.sandbox.faults.runs.Runs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Plays turns on one berth, one after the other, and judges what became of them. */
final class Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private final Berth berth;
  private final Before virgin;
  private final Contents whole;
  private final List<Cell> cells;

  private Trial(Berth berth, Before virgin, Contents whole, List<Cell> cells) {
    this.berth = berth;
    this.virgin = virgin;
    this.whole = whole;
    this.cells = List.copyOf(cells);
  }

  /** Begins with a clean peering and its end: the measure of all others. */
  static Trial on(Berth berth) {
    berth.renewCrew();
    var virgin = Before.of(berth.arena());
    berth.set(List.of());
    requirePeered(berth.arena());
    var cells = new ArrayList<>(Cells.of(Flow.PEER, berth.sites()));
    var whole = Contents.of(berth.arena());
    berth.set(List.of());
    requireCompleted(Flow.UNPEER, berth.arena());
    cells.addAll(Cells.of(Flow.UNPEER, berth.sites()));
    var trial = new Trial(berth, virgin, whole, cells);
    trial.tidy();
    return trial;
  }

  /** The whole matrix, as the clean runs made it. */
  List<Cell> cells() {
    return cells;
  }

  /**
   * Strikes a Peer, and then the Unpeer of what came of it; at the end the clusters are where they
   * were, or the last verdict says why not.
   *
   * @throws AssertionError when not even a clean run before the first strike completes
   */
  List<Verdict> play(Turn turn) {
    var verdicts = new ArrayList<Verdict>();
    turn.peer().ifPresent(volley -> verdicts.add(strike(volley, virgin)));
    if (isLost(verdicts)) return verdicts;
    if (turn.unpeer().isPresent()) {
      if (!hasCompleted(verdicts)) requirePeered(berth.arena());
      verdicts.add(strike(turn.unpeer().get(), Before.of(berth.arena())));
      if (isLost(verdicts)) return verdicts;
    }
    boolean stillPeered = turn.unpeer().isEmpty() || !hasCompleted(verdicts);
    var left = putBack(stillPeered);
    if (!left.isEmpty()) verdicts.add(verdicts.removeLast().butAfterwards(left));
    return verdicts;
  }

  private String putBack(boolean stillPeered) {
    try {
      if (stillPeered) requireCompleted(Flow.UNPEER, berth.arena());
      tidy();
      return "";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static boolean isLost(List<Verdict> verdicts) {
    return !verdicts.isEmpty() && verdicts.getLast().ending() == Ending.LOST;
  }

  private static boolean hasCompleted(List<Verdict> verdicts) {
    return !verdicts.isEmpty() && verdicts.getLast().ending() == Ending.COMPLETED;
  }

  private Verdict strike(Volley volley, Before before) {
    if (volley.strikesWatches()) berth.renewCrew();
    var arena = berth.arena();
    var traps = volley.traps();
    berth.set(traps.values());
    var end = Runs.run(volley.flow(), arena, PATIENCE);
    var struck = struck(traps, Instant.now());
    berth.awaitLateRequests();
    berth.set(List.of());
    var leftOver = Expect.settled(SETTLING, () -> leftOver(volley.flow(), end.ending(), before));
    var problem = problem(volley, end, !struck.isEmpty(), arena);
    return new Verdict(volley, struck, end.ending(), leftOver, problem);
  }

  private static Map<Cell, Duration> struck(Map<Cell, Trap> traps, Instant end) {
    var struck = new HashMap<Cell, Duration>();
    traps.forEach(
        (cell, trap) -> trap.struck().ifPresent(at -> struck.put(cell, Duration.between(at, end))));
    return struck;
  }

  private Set<String> leftOver(Flow flow, Ending ending, Before before) {
    if (ending == Ending.LOST) return Set.of();
    if (ending == Ending.ROLLED_BACK) return before.differences();
    return flow == Flow.UNPEER
        ? withoutForeignClusters(virgin.differences())
        : Contents.of(berth.arena()).differences(whole);
  }

  private static String problem(Volley volley, Runs.End end, boolean struck, Arena arena) {
    if (end.ending() == Ending.LOST) return end.words();
    boolean mayFail = struck && volley.isForGood();
    if (end.ending() == Ending.ROLLED_BACK) return mayFail ? "" : "failed: " + end.words();
    return volley.flow() == Flow.PEER ? notWorking(arena) : "";
  }

  private static String notWorking(Arena arena) {
    try {
      Peered.node(arena.rome(), arena.milan());
      Peered.connected(arena.rome(), arena.milan());
      Peered.unclaimed(arena.rome(), arena.milan());
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
              return virgin.differences();
            });
    if (!left.isEmpty()) throw new AssertionError("can't be tidied up: " + left);
  }

  private static void forget(Side side, Side peer) {
    side.delete(Watched.FOREIGN_CLUSTER, null, peer.id().value());
  }

  /** An unpeer leaves it, as Liqo's own does. */
  private static Set<String> withoutForeignClusters(Set<String> differences) {
    var others = new TreeSet<>(differences);
    others.removeIf(difference -> difference.startsWith("+ ForeignCluster "));
    return others;
  }

  /** The copy of the namespace map comes last, after the run has ended. */
  private static void requirePeered(Arena arena) {
    requireCompleted(Flow.PEER, arena);
    Expect.eventually(
        "the provider has the namespace map", () -> Peered.mapped(arena.rome(), arena.milan()));
  }

  private static void requireCompleted(Flow flow, Arena arena) {
    var end = Runs.run(flow, arena, PATIENCE);
    if (end.ending() == Ending.COMPLETED) return;
    throw new AssertionError("a clean " + flow + " did not complete: " + end.words());
  }
}
