package dev.hawser.faults;

import dev.hawser.command.CommandMain;
import dev.hawser.faults.chaos.ChaosCommand;
import dev.hawser.faults.hub.HubCommand;
import dev.hawser.faults.kill.KillCommand;
import dev.hawser.faults.load.LoadCommand;
import dev.hawser.faults.matrix.MatrixCommand;
import picocli.CommandLine.Command;

/** The commands that try to break a peering. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    subcommands = {
      MatrixCommand.class,
      HubCommand.class,
      LoadCommand.class,
      KillCommand.class,
      ChaosCommand.class
    },
    description = "Tries to break peerings, and checks that each is completed or undone.")
public final class FaultsMain {
  public static void main(String[] args) {
    CommandMain.main("faults", new FaultsMain(), args);
  }
}
