package dev.hawser.worker;

import dev.hawser.peering.GoDuration;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** {@code hawser worker}: serves until it receives SIGTERM or SIGINT. */
public final class WorkerApplication {
  static final int CANNOT_SERVE = 2;

  private WorkerApplication() {}

  /** Exits with code 2 and one sentence on standard error if it can't start. */
  public static void main(String[] args) {
    int code = commandLine(System.getenv(), Runtime.getRuntime()::addShutdownHook).execute(args);
    // With code 0 the worker's threads keep the process running.
    if (code != 0) {
      System.exit(code);
    }
  }

  static CommandLine commandLine(Map<String, String> environment, Consumer<Thread> shutdownHooks) {
    return new CommandLine(new WorkerCommand(shutdownHooks))
        .setDefaultValueProvider(new EnvironmentDefaults(environment))
        .registerConverter(Duration.class, WorkerApplication::duration)
        .setParameterExceptionHandler(WorkerApplication::misused)
        .setExecutionExceptionHandler(WorkerApplication::failed);
  }

  private static Duration duration(String text) {
    try {
      return GoDuration.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("use a duration such as 10m, 1h30m or PT10M");
    }
  }

  private static int misused(ParameterException mistake, String... args) {
    var err = mistake.getCommandLine().getErr();
    err.println("ERRO: " + UsageErrors.sentence(mistake));
    err.println("See \"hawser worker --help\" for usage.");
    return CANNOT_SERVE;
  }

  /** Prints why the worker could not start, as the other commands print their errors. */
  static void report(Exception failure, CommandLine command) {
    WorkerCommand worker = command.getCommand();
    var err = command.getErr();
    err.println("ERRO: " + ErrorMessages.ofStart(failure));
    if (worker.isVerbose()) {
      failure.printStackTrace(err);
    }
    err.flush();
  }

  private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
    report(failure, command);
    return CANNOT_SERVE;
  }
}
