package dev.hawser.starter;

import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import dev.hawser.starter.report.RunAnswer;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;

/** Prints what a run answers: a line in text, else an object that names the run. */
record RunAnswers(TemporalClient temporal, RunId run, Console console, Format format) {

  void print(String answer) {
    if (format == Format.TEXT) {
      new ConsoleLog(console, "").info(answer);
    } else {
      report(answer);
    }
  }

  /** Prints the object; nothing in text, which has said it already. */
  void report(String answer) {
    if (format == Format.TEXT) return;
    new ResultPrinter(console.out(), format)
        .print(RunAnswer.of(temporal.reference(run), answer), RunAnswer::answer);
  }
}
