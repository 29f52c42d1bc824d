package dev.hawser.starter;

import dev.hawser.starter.outcome.NamedPair;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.Progress;
import dev.hawser.starter.progress.RunActivities;
import java.util.function.Function;

/**
 * How a command follows its run.
 *
 * @param needsWorker whether somebody else has to serve the run
 * @param isRecorded whether Temporal still has the run when the command has ended
 * @param interrupted what Ctrl-C means for the run
 * @param clusters the flags that name the clusters, as they were typed; empty if their IDs do
 */
record Following(
    boolean needsWorker,
    boolean isRecorded,
    String interrupted,
    String clusters,
    Function<RunActivities, Progress> progress) {

  /** A run that workers elsewhere serve: it continues without the command. */
  static Following elsewhere(Console console, ConsoleLog log) {
    return new Following(
        true,
        true,
        "Detached: the run continues.",
        "",
        activities -> Progress.on(console, log, activities, Progress.WATCHING));
  }

  /**
   * A run that this command serves.
   *
   * @param isRecorded whether Temporal still has it when the command has ended
   * @param interrupted what Ctrl-C means for the run
   * @param clusters the flags that name them, as they were typed
   */
  static Following served(
      boolean isRecorded,
      String interrupted,
      String clusters,
      Function<RunActivities, Progress> progress) {
    return new Following(false, isRecorded, interrupted, clusters, progress);
  }

  /**
   * How commands that are to be run next name the pair.
   *
   * @param flags what they have to repeat to reach the same Temporal, each with a space before it
   */
  NamedPair named(String ids, String flags) {
    if (needsWorker) return NamedPair.ofIds(ids + flags);
    return NamedPair.served(ids, clusters, flags);
  }
}
