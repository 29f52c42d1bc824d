package dev.hawser.starter.progress;

import dev.hawser.starter.temporal.RunWatcher;

/** Shows a run while it goes. */
public interface Progress extends RunWatcher.Viewer, AutoCloseable {
  /** Said while nobody serves the queue of the runs. */
  String NOT_TAKEN = "Waiting for a worker to take the run: hawser worker starts one";

  /** The one that suits the console. */
  static Progress on(Console console, ConsoleLog log, RunActivities tasks) {
    return console.redraws() ? new LiveTable(console, tasks) : new LineProgress(log, tasks);
  }

  /** Leaves the console as it should stay. */
  @Override
  void close();
}
