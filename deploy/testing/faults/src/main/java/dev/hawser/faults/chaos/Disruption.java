package dev.hawser.faults.chaos;

import dev.hawser.faults.crash.LabServers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen at any time. */
enum Disruption {
  WORKER_KILLED("worker killed", null),
  WORKER_FROZEN("worker frozen", null),
  TEMPORAL_KILLED("Temporal killed", LabServers.Part.TEMPORAL),
  API_SERVER_KILLED("API server killed", LabServers.Part.APISERVER),
  CONTROLLER_MANAGER_KILLED("kube-controller-manager killed", LabServers.Part.KCM),
  LIQO_KILLED("Liqo's controllers killed", LabServers.Part.LIQO);

  private final String words;
  private final LabServers.@Nullable Part part;

  Disruption(String words, LabServers.@Nullable Part part) {
    this.words = words;
    this.part = part;
  }

  String words() {
    return words;
  }

  /** The lab's part that it befalls; empty for the worker. */
  Optional<LabServers.Part> part() {
    return Optional.ofNullable(part);
  }
}
