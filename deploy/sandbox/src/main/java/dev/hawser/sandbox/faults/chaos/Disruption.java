package dev.hawser.sandbox.faults.chaos;

import dev.hawser.sandbox.faults.kill.Lab;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may happen at any time. */
enum Disruption {
  WORKER_KILLED("worker killed", null),
  WORKER_FROZEN("worker frozen", null),
  TEMPORAL_KILLED("Temporal killed", Lab.Part.TEMPORAL),
  API_SERVER_KILLED("API server killed", Lab.Part.APISERVER),
  CONTROLLER_MANAGER_KILLED("kube-controller-manager killed", Lab.Part.KCM),
  LIQO_KILLED("Liqo's controllers killed", Lab.Part.LIQO);

  private final String words;
  private final Lab.@Nullable Part part;

  Disruption(String words, Lab.@Nullable Part part) {
    this.words = words;
    this.part = part;
  }

  String words() {
    return words;
  }

  /** The lab's part that it befalls; empty for the worker. */
  Optional<Lab.Part> part() {
    return Optional.ofNullable(part);
  }
}
