package dev.hawser.starter;

import dev.hawser.starter.options.ConnectionFlags;
import dev.hawser.starter.options.OutputFlags;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.Console;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code hawser} command. */
@Command(
    name = "hawser",
    description = "Peer Kubernetes clusters that run Liqo, with durable Temporal workflows.",
    mixinStandardHelpOptions = true,
    versionProvider = HawserCommand.Version.class,
    scope = ScopeType.INHERIT,
    abbreviateSynopsis = true,
    synopsisSubcommandLabel = "COMMAND",
    sortOptions = false,
    usageHelpAutoWidth = true,
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nArguments:%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      PeerCommand.class,
      UnpeerCommand.class,
      PlanCommand.class,
      StatusCommand.class,
      ClustersCommand.class,
      AbortCommand.class,
      RetryCommand.class,
      SkipCommand.class,
      EngineCommand.class,
      UiCommand.class,
      WorkerCommand.class,
      VersionCommand.class,
      CompletionCommand.class,
      HelpCommand.class,
      CompleteCommand.class,
      ShareCommand.class
    })
public final class HawserCommand implements Runnable {
  private final Console console;

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Also print stack traces")
  private boolean verbose;

  @Mixin
  @SuppressWarnings("unused") // handed down to the command
  private OutputFlags output = new OutputFlags();

  @Mixin
  @SuppressWarnings("unused") // handed down to the command
  private ConnectionFlags connection = new ConnectionFlags();

  HawserCommand(Console console) {
    this.console = console;
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    LoggingSetup.silenceLibraries();
    System.exit(run(args));
  }

  /** Runs one command in this process, on its own standard streams, and returns its exit code. */
  public static int run(String... args) {
    return commandLine(Console.system(args)).execute(args);
  }

  /** The command line on this console. */
  static CommandLine commandLine(Console console) {
    var hawser = new HawserCommand(console);
    var errors = new ErrorHandler(console);
    var command = new CommandLine(hawser);
    var worker = Objects.requireNonNull(command.getSubcommands().get("worker"));
    WorkerCommand.describe(worker.getCommandSpec());
    return HelpLayout.applyTo(command)
        .setExpandAtFiles(false)
        .setOut(console.out())
        .setErr(console.err())
        .setExecutionStrategy(GlobalFlags::execute)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors.verboseWhen(() -> hawser.verbose))
        .setExitCodeExceptionMapper(failure -> ExitCode.FAILED.code());
  }

  Console console() {
    return console;
  }

  @Override
  public void run() {
    spec.commandLine().usage(console.out());
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hawser " + number()};
    }

    static String number() {
      var version = HawserCommand.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
