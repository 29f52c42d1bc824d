package dev.hawser.faults.kill;

import dev.hawser.faults.process.LabServers;
import dev.hawser.faults.process.WorkerLayout;
import java.util.List;

/** The process that is killed. */
enum KillTarget {
  WORKER("the worker"),
  BOTH_WORKERS("both workers"),
  COMMAND("hawser"),
  TEMPORAL("Temporal"),
  API_SERVER("the API server"),
  CONTROLLER_MANAGER("kube-controller-manager");

  private final String label;

  KillTarget(String label) {
    this.label = label;
  }

  /** As texts name it. */
  @Override
  public String toString() {
    return label;
  }

  WorkerLayout layout() {
    return this == BOTH_WORKERS ? WorkerLayout.PROCESS_PER_CLUSTER : WorkerLayout.ONE_PROCESS;
  }

  /** Whether only the lab can kill it. */
  boolean needsLab() {
    return this == TEMPORAL || isPerCluster();
  }

  boolean isPerCluster() {
    return this == API_SERVER || this == CONTROLLER_MANAGER;
  }

  boolean isWorker() {
    return this == WORKER || this == BOTH_WORKERS;
  }

  /** The points at which a kill matters. */
  List<KillPoint> points() {
    return switch (this) {
      case WORKER -> List.of(KillPoint.DURING, KillPoint.UNREPORTED, KillPoint.REPORTED);
      case BOTH_WORKERS -> List.of(KillPoint.DURING, KillPoint.REPORTED);
      case COMMAND, TEMPORAL, API_SERVER, CONTROLLER_MANAGER -> List.of(KillPoint.BEFORE);
    };
  }

  /** The lab's server; must be one. */
  LabServers.Server server() {
    return switch (this) {
      case TEMPORAL -> LabServers.Server.TEMPORAL;
      case API_SERVER -> LabServers.Server.APISERVER;
      case CONTROLLER_MANAGER -> LabServers.Server.KCM;
      case WORKER, BOTH_WORKERS, COMMAND ->
          throw new IllegalStateException(this + " is not a server of the lab");
    };
  }
}
