package dev.hawser.starter.progress;

import dev.hawser.peering.Phase;
import dev.hawser.starter.progress.ActivityProgress.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a run, one row for each step of a cluster, however often it was tried: what is
 * undone is no longer done. A row whose undo begins moves to the end.
 */
final class StepRows {
  private final RunFacts facts;
  private final Map<Key, StepView> rows = new LinkedHashMap<>();
  private final Map<Key, StepState> forward = new HashMap<>();

  private StepRows(RunFacts facts) {
    this.facts = facts;
  }

  private record Key(String words, String cluster) {}

  static List<StepView> of(RunFacts facts, List<ActivityProgress> activities) {
    var rows = new StepRows(facts);
    activities.stream().filter(StepRows::isShown).forEach(rows::add);
    return rows.all();
  }

  /** A look at the other cluster is part of another step, unless that has to wait for it. */
  private static boolean isShown(ActivityProgress activity) {
    if (activity.action().kind() != StepAction.Kind.LOOK) return true;
    return activity.isRunning() ? !activity.waitReason().isEmpty() : !activity.reason().isEmpty();
  }

  private void add(ActivityProgress activity) {
    var key = new Key(activity.action().words(), activity.cluster());
    var before = rows.get(key);
    if (before != null && before.action().isUndo() != activity.action().isUndo()) {
      rows.remove(key);
      forward.put(key, before.state());
      before = null;
    }
    var row = row(activity, state(activity, key), activity.since());
    rows.put(key, before == null ? row : next(before, row, activity));
  }

  private static StepView row(ActivityProgress activity, StepState state, Instant since) {
    return new StepView(
        activity.action(),
        activity.cluster(),
        state,
        since,
        activity.until(),
        activity.isRunning() ? activity.waitReason() : activity.reason());
  }

  /** The row after another attempt, or after another round of undos, which finds nothing left. */
  private static StepView next(StepView before, StepView now, ActivityProgress activity) {
    if (before.state() == StepState.UNDONE && activity.state() == State.NOTHING_FOUND) {
      return before;
    }
    if (before.state() != StepState.STUCK) return now;
    String reason = now.reason().isEmpty() ? before.reason() : now.reason();
    return activity.isRunning()
        ? row(activity, StepState.STUCK, before.since()).because(reason)
        : row(activity, now.state(), before.since());
  }

  private StepState state(ActivityProgress activity, Key key) {
    var action = activity.action();
    return switch (activity.state()) {
      case RUNNING -> action.isUndo() ? StepState.UNDOING : StepState.RUNNING;
      case DONE -> action.isUndo() ? StepState.UNDONE : StepState.DONE;
      case NOTHING_FOUND -> action.isUndo() ? found(activity, key) : StepState.DONE;
      case DENIED -> StepState.DENIED;
      case FAILED, NOT_TAKEN -> action.isRemoval() ? StepState.STUCK : StepState.FAILED;
      case CANCELLED -> action.isRemoval() ? StepState.STUCK : StepState.STOPPED;
    };
  }

  private StepState found(ActivityProgress activity, Key key) {
    boolean stays = forward.get(key) == StepState.DONE || !activity.reason().isEmpty();
    return stays ? StepState.LEFT : StepState.NOTHING;
  }

  private List<StepView> all() {
    boolean unanswered =
        isStuck() && rows.values().stream().noneMatch(row -> row.state() == StepState.STUCK);
    return rows.values().stream().map(row -> inTheEnd(row, unanswered)).toList();
  }

  private boolean isStuck() {
    return facts.phase() == Phase.ROLLBACK_STUCK || facts.phase() == Phase.REMOVAL_STUCK;
  }

  /**
   * @param unanswered whether the run calls a removal stuck of which nothing has been heard
   */
  private StepView inTheEnd(StepView row, boolean unanswered) {
    if (!row.action().isRemoval()) return row;
    boolean isStuck = row.state() == StepState.STUCK;
    if (isStuck && facts.isSkipped(row.action().words(), row.cluster())) {
      return row.as(StepState.SKIPPED);
    }
    return unanswered && row.state().isInProgress() ? row.as(StepState.STUCK) : row;
  }
}
