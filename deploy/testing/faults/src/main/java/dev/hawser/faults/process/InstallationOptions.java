package dev.hawser.faults.process;

import dev.hawser.environment.Environment;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.temporalserver.TemporalServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that name an installation. */
public final class InstallationOptions {
  @Option(
      names = "--kubeconfig",
      required = true,
      paramLabel = "FILE",
      description = "kubeconfig of a cluster; give it twice, the consumer's first")
  private List<Path> kubeconfigs = List.of();

  @Option(
      names = "--temporal",
      required = true,
      paramLabel = "ADDRESS",
      description = "a Temporal server that keeps its state when it is killed")
  private String temporal = "";

  @Option(
      names = "--lab",
      paramLabel = "FILE",
      description = "deploy/lab/lab, if the clusters are the lab's; then servers are killed too")
  private @Nullable Path lab;

  @Option(
      names = "--hawser",
      required = true,
      paramLabel = "FILE",
      description =
          "the launcher of the product to start workers with, bin/hawser; deploy/faults names the"
              + " one that is packaged in its checkout")
  private Path hawser = Path.of("");

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "the folder for the logs of all processes; default: a new one")
  private @Nullable Path logs;

  /** Uses an installation. */
  public interface Task {
    /**
     * Does its work; the installation is closed afterwards.
     *
     * @param pair the two clusters and Temporal from outside, as other clients see them
     * @return the exit code
     */
    int run(Installation installation, PeeringEnvironment pair) throws InterruptedException;
  }

  /**
   * Opens the installation, runs the task, and ends every process that was started.
   *
   * @throws IllegalArgumentException with one sentence when a flag is wrong
   */
  public int open(Task task) throws IOException, InterruptedException {
    var folder =
        logs == null ? Files.createTempDirectory("hawser-faults") : Files.createDirectories(logs);
    var servers =
        Optional.ofNullable(lab).map(script -> new LabServers(script.toAbsolutePath(), folder));
    try (var processes = new HawserProcesses(hawser.toAbsolutePath(), folder)) {
      var installation = new Installation(kubeconfigs, temporal, processes, servers);
      System.out.println("logs of all processes: " + folder);
      try (var environment = connect(folder)) {
        return task.run(installation, PeeringEnvironment.of(environment));
      }
    }
  }

  private Environment connect(Path folder) {
    return Environment.builder(folder)
        .clusters(kubeconfigs)
        .temporal(() -> TemporalServer.open(temporal, folder))
        .start();
  }

  /** The same flags as a command line. */
  public String text() {
    var text = new ArrayList<String>();
    kubeconfigs.forEach(file -> text.add("--kubeconfig " + file));
    text.add("--temporal " + temporal);
    if (lab != null) text.add("--lab " + lab);
    return String.join(" ", text);
  }
}
