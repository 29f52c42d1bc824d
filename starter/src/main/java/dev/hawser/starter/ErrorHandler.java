package dev.hawser.starter;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints every error as one sentence; stack traces only with {@code --verbose}. */
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
    log.error(error.getMessage() + suggestion(error));
    log.plain("See \"" + command + " --help\" for usage.");
    return ExitCode.USAGE.code();
  }

  private static String suggestion(ParameterException error) {
    if (!(error instanceof UnmatchedArgumentException unmatched)) return "";
    var similar = unmatched.getSuggestions();
    return similar.isEmpty() ? "" : "; did you mean " + String.join(" or ", similar) + "?";
  }

  IExecutionExceptionHandler verboseWhen(BooleanSupplier verbose) {
    return (failure, command, parsed) -> {
      if (verbose.getAsBoolean()) failure.printStackTrace(console.err());
      return failure instanceof CommandException known ? commandFailed(known) : unexpected(failure);
    };
  }

  private int commandFailed(CommandException failure) {
    log.error(failure.sentence() + (failure.type().isEmpty() ? "" : " (" + failure.type() + ")"));
    if (!failure.hint().isEmpty()) log.plain("Next: " + failure.hint());
    return failure.code().code();
  }

  private int unexpected(Exception failure) {
    if (failure instanceof InterruptedException) return ExitCode.DETACHED.code();
    log.error("unexpected error: " + failure + "; add -v for the stack trace");
    return ExitCode.FAILED.code();
  }
}
