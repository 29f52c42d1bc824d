package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a run, one row for each step of a cluster, in the order in which they began. */
final class StepTable {
  private final Map<Line, StepStatus> rows = new LinkedHashMap<>();
  private final Set<Line> done = new LinkedHashSet<>();
  private final Set<Line> undone = new LinkedHashSet<>();

  private record Line(Step step, ClusterId cluster) {}

  void mark(Step step, ClusterId cluster, State state, Instant now, String detail) {
    var line = new Line(step, cluster);
    if (state == State.DONE) done.add(line);
    var shown = state == State.UNDONE ? undone(line, detail) : state;
    rows.put(line, new StepStatus(step, cluster, shown, since(rows.get(line), shown, now), detail));
  }

  /** Records that the undo of this step has found something to undo. */
  void foundToUndo(Step step, ClusterId cluster) {
    undone.add(new Line(step, cluster));
  }

  List<StepStatus> rows() {
    return List.copyOf(rows.values());
  }

  private State undone(Line line, String detail) {
    if (undone.contains(line)) return State.UNDONE;
    return done.contains(line) || !detail.isEmpty() ? State.LEFT : State.NOTHING_TO_UNDO;
  }

  private static Instant since(@Nullable StepStatus before, State state, Instant now) {
    return before != null && before.state() == state ? before.since() : now;
  }
}
