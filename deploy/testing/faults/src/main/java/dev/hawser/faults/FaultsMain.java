package dev.hawser.faults;

import dev.hawser.command.CommandMain;
import dev.hawser.faults.chaos.ChaosCommand;
import dev.hawser.faults.crash.KillCommand;
import dev.hawser.faults.hub.HubCommand;
import dev.hawser.faults.matrix.MatrixCommand;
import picocli.CommandLine.Command;

/** Everything that tries to break a peering. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    subcommands = {MatrixCommand.class, HubCommand.class, KillCommand.class, ChaosCommand.class},
    description = "Tries to break peerings, and looks whether what is promised holds.")
public final class FaultsMain {
  public static void main(String[] args) {
    CommandMain.main("faults", new FaultsMain(), args);
  }
}
