package dev.hawser.faults.load;

import dev.hawser.command.QuietLogging;
import dev.hawser.environment.WorkerConnections;
import dev.hawser.harness.HawserWorkers;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Hawser's worker for the runs and the hub, alone in a process, so that its heap and threads can be
 * measured. Prints its figures for each line that it reads, and ends with its input.
 *
 * <p>Its arguments: Temporal's address, whether that is the test server, and the hub's kubeconfig.
 */
public final class HubWorkerMain {
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(30);

  private HubWorkerMain() {}

  public static void main(String[] arguments) throws IOException {
    QuietLogging.configure();
    var stubs =
        WorkflowServiceStubs.newConnectedServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build(),
            CONNECTION_TIMEOUT);
    boolean isTestServer = Boolean.parseBoolean(arguments[1]);
    var hub = List.of(Path.of(arguments[2]));
    try (var workers = HawserWorkers.start(new WorkerConnections(stubs, isTestServer, hub))) {
      if (workers.isServing()) System.out.println(HubWorker.READY);
      var requests =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      while (requests.readLine() != null) System.out.println(ProcessFigures.measure().text());
    }
    System.exit(0); // also while other threads run
  }
}
