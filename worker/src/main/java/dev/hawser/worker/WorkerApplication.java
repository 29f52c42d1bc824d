package dev.hawser.worker;

import java.net.BindException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code hawser worker}: serves until it is stopped. */
public final class WorkerApplication {
  static final int CANNOT_SERVE = 2;
  private static final int BROKEN = 1;
  private static final Pattern SHORT_DURATION = Pattern.compile("\\d+[smh]");

  private WorkerApplication() {}

  /** Exits with code 2 and one sentence on standard error when it can't start. */
  public static void main(String[] args) {
    int code = commandLine().execute(args);
    // With code 0 the process lives on in the threads of the worker.
    if (code != 0) System.exit(code);
  }

  static CommandLine commandLine() {
    return new CommandLine(new WorkerCommand())
        .registerConverter(Duration.class, WorkerApplication::duration)
        .setParameterExceptionHandler(
            (mistake, args) -> {
              var command = mistake.getCommandLine();
              command.getErr().println("hawser worker: " + mistake.getMessage());
              command.getErr().println("See `hawser worker --help`.");
              return CANNOT_SERVE;
            })
        .setExecutionExceptionHandler(WorkerApplication::say);
  }

  private static int say(Exception failure, CommandLine command, ParseResult parsed) {
    WorkerCommand worker = command.getCommand();
    command.getErr().println("hawser worker: " + sentence(failure));
    if (worker.isVerbose()) failure.printStackTrace(command.getErr());
    return find(failure, CannotServe.class) != null ? CANNOT_SERVE : BROKEN;
  }
}
