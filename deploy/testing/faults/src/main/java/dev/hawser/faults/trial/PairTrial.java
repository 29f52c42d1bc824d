package dev.hawser.faults.trial;

import dev.hawser.faults.trial.FaultInjection.Tolerated;
import dev.hawser.harness.Expect;
import dev.hawser.harness.NamedObjects;
import dev.hawser.harness.ObservedObject;
import dev.hawser.harness.PairContents;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out trials on one pair of clusters, each from two clean clusters to two clean clusters.
 */
public final class PairTrial {
  private final PeeringEnvironment pair;
  private final Limits limits;
  private final PeeringRuns runs;
  private final PairPreparation preparation;
  private final PairContents peered;

  private PairTrial(
      PeeringEnvironment pair,
      Limits limits,
      PeeringRuns runs,
      PairPreparation preparation,
      PairContents peered) {
    this.pair = pair;
    this.limits = limits;
    this.runs = runs;
    this.preparation = preparation;
    this.peered = peered;
  }

  /**
   * What a trial allows.
   *
   * @param run the time in which a run must end
   * @param settling the time that controllers have after a run
   */
  public record Limits(Duration run, Duration settling) {}

  /** Observes the undisturbed runs by which all others are measured. */
  public interface UndisturbedRuns {
    void starting(RunKind kind);

    void ended(RunKind kind);
  }

  /**
   * Peers and unpeers once, undisturbed. What an earlier unpeer of the pair left is deleted before.
   *
   * @throws AssertionError when that fails
   */
  public static PairTrial measure(
      PeeringEnvironment pair, Limits limits, UndisturbedRuns observer) {
    var runs = new PeeringRuns(pair, limits.run());
    var preparation = new PairPreparation(pair, runs, limits.settling());
    pair.removeForeignClusters();
    var clean = PairSnapshot.of(pair);
    observer.starting(RunKind.PEER);
    preparation.peer();
    observer.ended(RunKind.PEER);
    var peered = PairContents.of(pair);
    observer.starting(RunKind.UNPEER);
    preparation.unpeer();
    observer.ended(RunKind.UNPEER);
    preparation.awaitClean(clean);
    return new PairTrial(pair, limits, runs, preparation, peered);
  }

  /**
   * Injects faults into a Peer, and then into the Unpeer of what it made. Afterwards the clusters
   * are as they were before, or the last verdict says why not.
   *
   * @throws AssertionError when an undisturbed run does not complete before a fault is injected
   */
  public List<Verdict> run(
      Optional<? extends FaultInjection> peer, Optional<? extends FaultInjection> unpeer) {
    var clean = PairSnapshot.of(pair);
    var verdicts = new ArrayList<Verdict>();
    peer.ifPresent(faults -> verdicts.add(run(RunKind.PEER, faults, clean, clean)));
    if (unpeer.isPresent() && !isLost(verdicts)) {
      if (!hasCompleted(verdicts)) preparation.peer();
      var before = PairSnapshot.of(pair);
      verdicts.add(run(RunKind.UNPEER, unpeer.get(), before, clean));
    }
    cleanUp(verdicts, clean)
        .ifPresent(problem -> verdicts.add(verdicts.removeLast().withCleanUpProblem(problem)));
    return verdicts;
  }

  private Verdict run(
      RunKind kind, FaultInjection faults, PairSnapshot before, PairSnapshot clean) {
    faults.arm();
    var outcome = runs.outcome(faults.start(runs));
    var injected = faults.disarm();
    var leftOver =
        Expect.settled(
            limits.settling(),
            () -> {
              var left = leftOver(kind, outcome, before, clean);
              return injected.tolerated() == Tolerated.NAMED_OBJECTS
                  ? unnamed(kind, outcome, left)
                  : left;
            });
    var problem = injected.problem();
    if (problem.isEmpty()) problem = problem(kind, outcome, injected.tolerated());
    return new Verdict(faults.cases(), outcome, injected.recoveries(), leftOver, problem);
  }

  private Set<String> leftOver(
      RunKind kind, RunOutcome outcome, PairSnapshot before, PairSnapshot clean) {
    return switch (outcome) {
      case RunOutcome.Lost lost -> Set.of();
      case RunOutcome.Failed failed -> before.differences();
      case RunOutcome.Completed completed ->
          kind == RunKind.UNPEER
              ? clean.differences(PairTrial::isLeftByUnpeer)
              : PairContents.of(pair).differences(peered);
    };
  }

  /** What it may not read, a run keeps rather than deletes, and has to name. */
  private Set<String> unnamed(RunKind kind, RunOutcome outcome, Set<String> left) {
    return switch (outcome) {
      case RunOutcome.Lost lost -> left;
      case RunOutcome.Failed failed -> NamedObjects.unnamed(left, failed.reason());
      case RunOutcome.Completed completed ->
          kind == RunKind.UNPEER ? NamedObjects.unnamed(left, runs.kept()) : left;
    };
  }

  /** An Unpeer that deletes namespaces leaves ForeignClusters, as Liqo's own does. */
  private static boolean isLeftByUnpeer(ObservedObject object) {
    return object.kind() == ResourceKind.FOREIGN_CLUSTER;
  }

  private String problem(RunKind kind, RunOutcome outcome, Tolerated tolerated) {
    return switch (outcome) {
      case RunOutcome.Lost lost -> lost.reason();
      case RunOutcome.Failed failed ->
          tolerated == Tolerated.NOTHING ? "failed: " + failed.reason() : "";
      case RunOutcome.Completed completed -> kind == RunKind.PEER ? brokenPeering(pair) : "";
    };
  }

  /** Why a peering that has completed does not work; empty if it does. */
  public static String brokenPeering(PeeringEnvironment pair) {
    try {
      PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
      PeeringAssertions.assertConnected(pair.rome(), pair.milan());
      PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
      return "";
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Why the clusters can't be brought back to where they were; empty if they are. */
  private Optional<String> cleanUp(List<Verdict> verdicts, PairSnapshot clean) {
    try {
      if (isLost(verdicts)) preparation.unpeerAfterLoss();
      else if (!clean.differences(PairTrial::isLeftByUnpeer).isEmpty()) preparation.unpeer();
      preparation.awaitClean(clean);
      return Optional.empty();
    } catch (AssertionError e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isLost(List<Verdict> verdicts) {
    return !verdicts.isEmpty() && verdicts.getLast().outcome() instanceof RunOutcome.Lost;
  }

  private static boolean hasCompleted(List<Verdict> verdicts) {
    return !verdicts.isEmpty() && verdicts.getLast().outcome() instanceof RunOutcome.Completed;
  }
}
