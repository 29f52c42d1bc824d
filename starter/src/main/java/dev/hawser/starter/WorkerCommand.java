package dev.hawser.starter;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Listed in the help only: the launcher starts the worker itself. */
@Command(
    name = "worker",
    description = "Run a worker that serves the clusters in the given kubeconfigs.")
final class WorkerCommand implements Callable<Integer> {
  @Unmatched private List<String> ignored = new ArrayList<>();

  @Override
  public Integer call() {
    throw CommandException.because(
        ExitCode.USAGE,
        "the worker is a separate program: start it with bin/hawser of the archive");
  }
}
