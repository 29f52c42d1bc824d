package dev.hawser.sandbox.faults;

import dev.hawser.sandbox.engine.Tool;
import dev.hawser.sandbox.faults.chaos.ChaosCommand;
import dev.hawser.sandbox.faults.hub.HubCommand;
import dev.hawser.sandbox.faults.kill.KillCommand;
import dev.hawser.sandbox.faults.matrix.MatrixCommand;
import picocli.CommandLine.Command;

/** Everything that tries to break a peering. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    subcommands = {MatrixCommand.class, HubCommand.class, KillCommand.class, ChaosCommand.class},
    description = "Tries to break peerings, and looks whether what is promised holds.")
public final class FaultsMain {
  public static void main(String[] args) {
    Tool.main("faults", new FaultsMain(), args);
  }
}
