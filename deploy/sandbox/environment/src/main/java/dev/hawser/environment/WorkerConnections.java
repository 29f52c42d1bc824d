package dev.hawser.environment;

import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.util.List;

/**
 * The connections that a worker needs.
 *
 * @param temporal closed with the environment, after the workers
 * @param testServer whether Temporal is the in-memory test server
 * @param kubeconfigs of the clusters to serve, the consumer's first
 */
public record WorkerConnections(
    WorkflowServiceStubs temporal, boolean testServer, List<Path> kubeconfigs) {
  public WorkerConnections {
    kubeconfigs = List.copyOf(kubeconfigs);
  }
}
