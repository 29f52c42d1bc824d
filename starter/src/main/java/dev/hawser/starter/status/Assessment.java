package dev.hawser.starter.status;

import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.starter.outcome.Verdict;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A verdict on a peering, and what it rests on.
 *
 * @param reason empty where the verdict says it all
 * @param since since when it holds; null where nobody says
 */
public record Assessment(Verdict verdict, String reason, @Nullable Instant since) {
  /** The states of steps in which a rollback puts them. */
  private static final Set<State> ROLLBACK =
      EnumSet.of(State.UNDOING, State.UNDONE, State.LEFT, State.NOTHING_TO_UNDO, State.SKIPPED);

  /**
   * Judges a peering. A run that is going on decides; then what both clusters show; and where
   * nobody looked, how the last run that changed anything left them.
   *
   * @param seen both clusters; null where nobody looked
   * @param runs of this direction, newest first
   */
  static Assessment of(@Nullable PairTree seen, List<RunReport> runs) {
    var open = runs.stream().filter(RunReport::isOpen).findFirst();
    if (open.isPresent()) return ofOpen(open.get());
    return seen == null ? ofEnded(runs) : ofSeen(seen, runs);
  }

  private static Assessment ofOpen(RunReport run) {
    var verdict = verdict(run);
    return new Assessment(verdict, String.join("; ", run.waitReasons()), since(verdict, run));
  }

  /** When a run became stuck or began to roll back is known from its steps only. */
  private static @Nullable Instant since(Verdict verdict, RunReport run) {
    return switch (verdict) {
      case STUCK -> run.firstSince(EnumSet.of(State.STUCK)).orElse(null);
      case ROLLING_BACK -> run.firstSince(ROLLBACK).orElse(null);
      default -> run.started();
    };
  }

  private static Verdict verdict(RunReport run) {
    return switch (Objects.requireNonNullElse(run.phase(), "")) {
      case "RollbackStuck", "RemovalStuck" -> Verdict.STUCK;
      case "RollingBack" -> Verdict.ROLLING_BACK;
      default -> run.isUnpeer() ? Verdict.UNPEERING : Verdict.PEERING;
    };
  }

  private static Assessment ofSeen(PairTree seen, List<RunReport> runs) {
    if (!seen.isComplete()) return unread(seen, runs);
    if (seen.isEmpty()) return notPeered(runs);
    var bad = findings(seen, Ready.FALSE);
    if (!bad.isEmpty()) return degraded(bad);
    var unknown = findings(seen, Ready.UNKNOWN);
    return unknown.isEmpty()
        ? new Assessment(Verdict.PEERED, limits(seen), latest(seen))
        : new Assessment(Verdict.UNKNOWN, unknown.getFirst().words(), null);
  }

  private static Assessment unread(PairTree seen, List<RunReport> runs) {
    var last = ofEnded(runs);
    String known =
        last.verdict() == Verdict.UNKNOWN ? "" : "; the last run left it " + last.verdict().word();
    return new Assessment(Verdict.UNKNOWN, silence(seen) + known, null);
  }

  private static String silence(PairTree seen) {
    var unread = seen.clusters().stream().filter(cluster -> !cluster.read()).toList();
    return unread.size() == seen.clusters().size()
        ? "no cluster could be read"
        : unread.getFirst().cluster() + " could not be read";
  }

  private static Assessment degraded(List<Finding> bad) {
    var first = bad.getFirst();
    String more = bad.size() == 1 ? "" : " (and " + (bad.size() - 1) + " more)";
    return new Assessment(Verdict.DEGRADED, first.words() + more, first.object().since());
  }

  /** What a peering does without that most have. */
  private static String limits(PairTree seen) {
    boolean offloads =
        seen.clusters().stream()
            .flatMap(cluster -> cluster.modules().stream())
            .anyMatch(module -> isUsed(module, "Offloading"));
    if (offloads) return "";
    boolean authenticated =
        seen.clusters().stream()
            .flatMap(cluster -> cluster.modules().stream())
            .anyMatch(module -> isUsed(module, "Authentication"));
    return authenticated ? "no resources are requested" : "only the network is set up";
  }

  private static boolean isUsed(ModuleReport module, String name) {
    return module.module().equals(name) && !module.objects().isEmpty();
  }

  private static @Nullable Instant latest(PairTree seen) {
    return seen.clusters().stream()
        .flatMap(cluster -> cluster.objects().stream())
        .flatMap(object -> Stream.ofNullable(object.since()))
        .max(Instant::compareTo)
        .orElse(null);
  }

  private static List<Finding> findings(PairTree seen, Ready ready) {
    return seen.clusters().stream()
        .flatMap(
            cluster ->
                cluster.objects().stream()
                    .filter(object -> object.ready() == ready)
                    .map(object -> new Finding(cluster, object)))
        .toList();
  }

  private static Assessment notPeered(List<RunReport> runs) {
    var last = runs.stream().findFirst();
    return new Assessment(
        Verdict.NOT_PEERED,
        last.map(LastRun::of).map(LastRun::withoutEffect).orElse(""),
        last.map(RunReport::latest).orElse(null));
  }

  private static Assessment ofEnded(List<RunReport> runs) {
    if (runs.isEmpty()) return new Assessment(Verdict.UNKNOWN, "no run is known", null);
    String note = LastRun.of(runs.getFirst()).withoutEffect();
    for (var run : runs) {
      var verdict = LastRun.of(run).verdict();
      if (verdict.isEmpty()) continue;
      String reason = note.isEmpty() ? LastRun.of(run).trouble() : note;
      return new Assessment(verdict.get(), reason, run.latest());
    }
    return new Assessment(Verdict.NOT_PEERED, note, runs.getFirst().latest());
  }

  /** An object that is not as it should be. */
  private record Finding(ClusterReport cluster, ObjectReport object) {
    String words() {
      return object.object() + " on " + cluster.cluster() + ": " + object.reason();
    }
  }
}
