package dev.hawser.faults.crash;

import dev.hawser.harness.PeeringObserver;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say where it happens. */
public final class TestTargetOptions {
  @Option(
      names = "--kubeconfig",
      required = true,
      paramLabel = "FILE",
      description = "kubeconfig of a cluster; give it twice, the consumer first")
  private List<Path> kubeconfigs = List.of();

  @Option(
      names = "--temporal",
      required = true,
      paramLabel = "ADDRESS",
      description = "a Temporal server that keeps what it knows when it is killed")
  private String temporal = "";

  @Option(
      names = "--lab",
      paramLabel = "FILE",
      description = "deploy/lab/lab, when the clusters are the lab's: servers can be killed then")
  private @Nullable Path lab;

  @Option(
      names = "--hawser",
      paramLabel = "FILE",
      description =
          "the launcher to start workers with; default: the one packaged in this checkout")
  private @Nullable Path hawser;

  @Option(
      names = "--logs",
      paramLabel = "FOLDER",
      description = "where the logs of what is started go; default: a new folder")
  private @Nullable Path logs;

  /** What is done there. */
  public interface Scene {
    /**
     * Does it.
     *
     * @return the exit code
     */
    int play(TestTarget ground, PeeringObserver witness) throws InterruptedException;
  }

  /** Opens the ground, plays the scene, and ends everything that was started. */
  public int open(Scene scene) throws IOException, InterruptedException {
    if (kubeconfigs.size() != 2) {
      throw new IllegalArgumentException(
          "--kubeconfig is to be given twice, the consumer's first; it was given "
              + kubeconfigs.size()
              + " times");
    }
    var ground = ground();
    var target = WorkflowServiceStubsOptions.newBuilder().setTarget(temporal).build();
    var stubs = WorkflowServiceStubs.newServiceStubs(target);
    try (var program = ground.program();
        var witness = PeeringObserver.of(kubeconfigs.get(0), kubeconfigs.get(1), stubs)) {
      System.out.println("logs of what is started: " + program.logs());
      return scene.play(ground, witness);
    } finally {
      stubs.shutdownNow();
    }
  }

  private TestTarget ground() throws IOException {
    var folder =
        logs == null ? Files.createTempDirectory("hawser-faults") : Files.createDirectories(logs);
    var program = new HawserProcesses(hawser == null ? HawserProcesses.launcher() : hawser, folder);
    return new TestTarget(
        kubeconfigs,
        temporal,
        program,
        Optional.ofNullable(lab).map(script -> new LabServers(script.toAbsolutePath(), folder)));
  }

  /** The same flags as text, to be typed again. */
  public List<String> text() {
    var text = new ArrayList<String>();
    kubeconfigs.forEach(file -> text.add("--kubeconfig " + file));
    text.add("--temporal " + temporal);
    if (lab != null) text.add("--lab " + lab);
    return text;
  }
}
