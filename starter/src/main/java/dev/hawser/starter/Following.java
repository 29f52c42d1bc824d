package dev.hawser.starter;

import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.LiqoctlLine;
import dev.hawser.starter.progress.Progress;
import dev.hawser.starter.progress.RunActivities;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.List;
import java.util.function.Function;

/**
 * How a command follows its run.
 *
 * @param needsWorker whether somebody else has to serve the run
 * @param interrupted what Ctrl-C means for the run
 */
record Following(
    boolean needsWorker, String interrupted, Function<RunActivities, Progress> progress) {

  /** A run that workers elsewhere serve: it continues without the command. */
  static Following elsewhere(Console console, ConsoleLog log) {
    return new Following(
        true, "Detached: the run continues.", activities -> Progress.on(console, log, activities));
  }

  /**
   * A run that this command serves. In a pipe, it prints what liqoctl would print.
   *
   * @param interrupted what Ctrl-C means for the run
   */
  static Following served(
      Console console,
      ConsoleLog log,
      String consumer,
      TemporalClient temporal,
      List<LiqoctlLine> script,
      String interrupted) {
    return new Following(
        false,
        interrupted,
        activities ->
            console.showsProgress()
                ? Progress.on(console, log, activities)
                : Progress.asLiqoctl(console, consumer, temporal, script));
  }
}
