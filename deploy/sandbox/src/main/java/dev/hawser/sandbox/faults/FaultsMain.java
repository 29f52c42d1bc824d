package dev.hawser.sandbox.faults;

import dev.hawser.sandbox.engine.QuietLogs;
import dev.hawser.sandbox.faults.chaos.ChaosCommand;
import dev.hawser.sandbox.faults.hub.HubCommand;
import dev.hawser.sandbox.faults.kill.KillCommand;
import dev.hawser.sandbox.faults.matrix.MatrixCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything that tries to break a peering. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    subcommands = {MatrixCommand.class, HubCommand.class, KillCommand.class, ChaosCommand.class},
    description = "Tries to break peerings, and looks whether what is promised holds.")
public final class FaultsMain {
  public static void main(String[] args) {
    QuietLogs.configure();
    var command = new CommandLine(new FaultsMain());
    command.setExecutionExceptionHandler(
        (e, line, parsed) -> {
          line.getErr().println("faults: " + e.getMessage());
          return 2;
        });
    System.exit(command.execute(args));
  }
}
