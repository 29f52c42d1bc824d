package dev.hawser.starter.progress;

import dev.hawser.starter.temporal.RunWatcher;
import dev.hawser.starter.temporal.TemporalClient;
import java.time.InstantSource;
import java.util.List;

/** Shows a run while it is in progress. */
public interface Progress extends RunWatcher.Viewer, AutoCloseable {
  /** Printed while no worker has taken the run. */
  String NOT_TAKEN = "Waiting for a worker to take the run";

  /** Printed instead while Temporal knows of none. */
  String NO_WORKER = NOT_TAKEN + "; to start one, run \"hawser worker\"";

  /** Below the live view of a run that workers elsewhere serve. */
  String WATCHING = "Ctrl-C stops watching; the run continues";

  /**
   * A live view if the console can redraw, else lines.
   *
   * @param footer what Ctrl-C means for the run; said below a live view
   */
  static Progress on(Console console, ConsoleLog log, RunActivities activities, String footer) {
    return console.redraws()
        ? new LiveView(console, activities, footer, InstantSource.system()).started()
        : new LineProgress(log, activities);
  }

  /**
   * The lines of liqoctl.
   *
   * @param consumer as {@link ConsoleLog} takes it
   */
  static Progress asLiqoctl(
      Console console, String consumer, TemporalClient temporal, List<LiqoctlLine> script) {
    return new LiqoctlProgress(console, consumer, temporal, script, System::nanoTime);
  }

  /** Shows the final state and nothing after it. May be called twice, and from any thread. */
  @Override
  void close();
}
