package dev.hawser.faults.crash;

import java.util.List;

/** What is killed. */
enum KillTarget {
  WORKER("the worker", WorkerLayout.TOGETHER),
  BOTH_WORKERS("both workers", WorkerLayout.APART),
  COMMAND("hawser", WorkerLayout.TOGETHER),
  TEMPORAL("Temporal", WorkerLayout.TOGETHER),
  API_SERVER("the API server", WorkerLayout.TOGETHER),
  CONTROLLER_MANAGER("kube-controller-manager", WorkerLayout.TOGETHER);

  private final String words;
  private final WorkerLayout layout;

  KillTarget(String words, WorkerLayout layout) {
    this.words = words;
    this.layout = layout;
  }

  String words() {
    return words;
  }

  WorkerLayout layout() {
    return layout;
  }

  /** Whether only the lab can do it. */
  boolean needsLab() {
    return this == TEMPORAL || ofCluster();
  }

  boolean ofCluster() {
    return this == API_SERVER || this == CONTROLLER_MANAGER;
  }

  boolean isWorker() {
    return this == WORKER || this == BOTH_WORKERS;
  }

  /** When it is worth killing. */
  List<KillPoint> points() {
    return switch (this) {
      case WORKER -> List.of(KillPoint.DURING, KillPoint.UNREPORTED, KillPoint.REPORTED);
      case BOTH_WORKERS -> List.of(KillPoint.DURING, KillPoint.REPORTED);
      case COMMAND, TEMPORAL, API_SERVER, CONTROLLER_MANAGER -> List.of(KillPoint.BEFORE);
    };
  }

  /** The lab's part. */
  LabServers.Part part() {
    return switch (this) {
      case TEMPORAL -> LabServers.Part.TEMPORAL;
      case API_SERVER -> LabServers.Part.APISERVER;
      case CONTROLLER_MANAGER -> LabServers.Part.KCM;
      case WORKER, BOTH_WORKERS, COMMAND ->
          throw new IllegalStateException(this + " is no part of the lab");
    };
  }
}
