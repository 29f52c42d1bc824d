package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of a run, one row for each step of a cluster, in the order in which they began. */
final class StepTable {
  private final Map<Line, StepStatus> rows = new LinkedHashMap<>();
  private final Set<Line> done = new LinkedHashSet<>();
  private final Set<Line> undone = new LinkedHashSet<>();

  private record Line(Step step, ClusterId cluster) {
    static Line of(StepStatus row) {
      return new Line(row.step(), row.cluster());
    }
  }

  void mark(Step step, ClusterId cluster, State state, Instant now, String detail) {
    var line = new Line(step, cluster);
    if (state == State.DONE) done.add(line);
    rows.put(line, new StepStatus(step, cluster, state, since(rows.get(line), state, now), detail));
  }

  /** Records that the undo of this step has found something to undo. */
  void foundToUndo(Step step, ClusterId cluster) {
    undone.add(new Line(step, cluster));
  }

  List<StepStatus> rows() {
    return List.copyOf(rows.values());
  }

  /** The state of a row as people read it. */
  String state(StepStatus row) {
    var line = Line.of(row);
    if (row.state() != State.UNDONE || undone.contains(line)) {
      return row.state().name().toLowerCase(Locale.ROOT);
    }
    return done.contains(line) || !row.detail().isEmpty() ? "left as it was" : "nothing to undo";
  }

  private static Instant since(@Nullable StepStatus before, State state, Instant now) {
    return before != null && before.state() == state ? before.since() : now;
  }
}
