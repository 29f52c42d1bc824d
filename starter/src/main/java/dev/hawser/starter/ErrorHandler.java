package dev.hawser.starter;

import dev.hawser.starter.options.FlagSentences;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.options.OutputFlags.Format;
import dev.hawser.starter.options.UsageErrors;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.FailureReport;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.report.ResultPrinter;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Prints every error as one sentence; stack traces only with {@code --verbose}. With {@code -o
 * json} or {@code -o yaml} the failure is also the result, on standard output.
 */
final class ErrorHandler implements IParameterExceptionHandler {
  private final Console console;
  private final ConsoleLog log;

  ErrorHandler(Console console) {
    this.console = console;
    this.log = new ConsoleLog(console, "");
  }

  @Override
  public int handleParseException(ParameterException error, String[] args) {
    var command = error.getCommandLine().getCommandSpec().qualifiedName();
    var failure =
        CommandException.withHint(
            ExitCode.USAGE, UsageErrors.sentence(error), "run " + command + " --help");
    log.error(failure.sentence());
    log.plain("See \"" + command + " --help\" for usage.");
    report(failure, OutputFlags.requested(List.of(args)));
    return failure.code().code();
  }

  IExecutionExceptionHandler verboseWhen(BooleanSupplier verbose) {
    return (failure, command, parsed) -> {
      if (verbose.getAsBoolean()) failure.printStackTrace(console.err());
      if (failure instanceof InterruptedException) return ExitCode.DETACHED.code();
      return failed(asKnown(failure), format(parsed));
    };
  }

  private static Format format(@Nullable ParseResult parsed) {
    return parsed == null ? Format.TEXT : OutputFlags.requested(parsed.originalArgs());
  }

  private static CommandException asKnown(Exception failure) {
    return failure instanceof CommandException known
        ? known
        : CommandException.because(
            ExitCode.FAILED,
            "unexpected error: " + failure + "; add -v for the stack trace",
            failure);
  }

  private int failed(CommandException failure, Format format) {
    String type = failure.type().isEmpty() ? "" : " (" + failure.type() + ")";
    log.error(FlagSentences.of(failure.sentence()) + type);
    if (!failure.hint().isEmpty()) log.plain("Next: " + failure.hint());
    report(failure, format);
    return failure.code().code();
  }

  private void report(CommandException failure, Format format) {
    if (format == Format.TEXT) return;
    var report = FailureReport.of(failure, FlagSentences.of(failure.sentence()), failure.hint());
    new ResultPrinter(console.out(), format).print(report, FailureReport::message);
  }
}
