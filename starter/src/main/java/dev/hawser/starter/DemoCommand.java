package dev.hawser.starter;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Stands in the help only. */
@Command(
    name = "demo",
    description =
        "Two sandbox clusters, an engine, a worker and one peering, from nothing but a JDK (started"
            + " by the launcher).")
final class DemoCommand implements Callable<Integer> {
  @Unmatched private List<String> ignored = new ArrayList<>();

  @Override
  public Integer call() {
    throw CommandException.because(
        ExitCode.USAGE,
        "the demo is another program: start it through the hawser launcher of the archive");
  }
}
