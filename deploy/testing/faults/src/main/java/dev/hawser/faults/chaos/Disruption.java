package dev.hawser.faults.chaos;

import dev.hawser.faults.process.LabServers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen at any time. */
enum Disruption {
  WORKER_KILLED("worker killed", null),
  WORKER_SUSPENDED("worker suspended", null),
  TEMPORAL_KILLED("Temporal killed", LabServers.Server.TEMPORAL),
  API_SERVER_KILLED("API server killed", LabServers.Server.APISERVER),
  CONTROLLER_MANAGER_KILLED("kube-controller-manager killed", LabServers.Server.KCM),
  LIQO_KILLED("Liqo's controllers killed", LabServers.Server.LIQO);

  private final String label;
  private final LabServers.@Nullable Server server;

  Disruption(String label, LabServers.@Nullable Server server) {
    this.label = label;
    this.server = server;
  }

  /** As reports name it. */
  @Override
  public String toString() {
    return label;
  }

  /** The lab's server that is killed; empty when it is the worker. */
  Optional<LabServers.Server> server() {
    return Optional.ofNullable(server);
  }
}
