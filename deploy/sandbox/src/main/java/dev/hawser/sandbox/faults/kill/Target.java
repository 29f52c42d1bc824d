package dev.hawser.sandbox.faults.kill;

import java.util.List;

/** What is killed. */
enum Target {
  WORKER("the worker", Layout.TOGETHER),
  BOTH_WORKERS("both workers", Layout.APART),
  COMMAND("hawser", Layout.TOGETHER),
  TEMPORAL("Temporal", Layout.TOGETHER),
  API_SERVER("the API server", Layout.TOGETHER),
  CONTROLLER_MANAGER("kube-controller-manager", Layout.TOGETHER);

  private final String words;
  private final Layout layout;

  Target(String words, Layout layout) {
    this.words = words;
    this.layout = layout;
  }

  String words() {
    return words;
  }

  Layout layout() {
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
  List<Point> points() {
    return switch (this) {
      case WORKER -> List.of(Point.DURING, Point.UNREPORTED, Point.REPORTED);
      case BOTH_WORKERS -> List.of(Point.DURING, Point.REPORTED);
      case COMMAND, TEMPORAL, API_SERVER, CONTROLLER_MANAGER -> List.of(Point.BEFORE);
    };
  }

  /** The lab's part. */
  Lab.Part part() {
    return switch (this) {
      case TEMPORAL -> Lab.Part.TEMPORAL;
      case API_SERVER -> Lab.Part.APISERVER;
      case CONTROLLER_MANAGER -> Lab.Part.KCM;
      case WORKER, BOTH_WORKERS, COMMAND ->
          throw new IllegalStateException(this + " is no part of the lab");
    };
  }
}
