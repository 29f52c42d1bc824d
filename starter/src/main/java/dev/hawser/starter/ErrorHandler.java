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

/** Whatever goes wrong, in one sentence; a stack trace only on request. */
final class ErrorHandler implements IParameterExceptionHandler {
  private final Console console;
  private final ConsoleLog log;

  ErrorHandler(Console console) {
    this.console = console;
    this.log = new ConsoleLog(console, "");
  }

  @Override
  public int handleParseException(ParameterException mistake, String[] args) {
    var command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    log.error(mistake.getMessage() + suggestion(mistake));
    log.plain("See \"" + command + " --help\".");
    return ExitCode.USAGE.code();
  }

  private static String suggestion(ParameterException mistake) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)) return "";
    var near = unmatched.getSuggestions();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  IExecutionExceptionHandler verboseWhen(BooleanSupplier verbose) {
    return (failure, command, parsed) -> {
      if (verbose.getAsBoolean()) failure.printStackTrace(console.err());
      return failure instanceof CommandException stop ? commandFailed(stop) : unexpected(failure);
    };
  }

  private int commandFailed(CommandException stop) {
    log.error(stop.sentence() + (stop.type().isEmpty() ? "" : " (" + stop.type() + ")"));
    if (!stop.hint().isEmpty()) log.plain("Next: " + stop.hint());
    return stop.code().code();
  }

  private int unexpected(Exception failure) {
    if (failure instanceof InterruptedException) return ExitCode.DETACHED.code();
    log.error("unexpected: " + failure + "; -v shows where");
    return ExitCode.FAILED.code();
  }
}
