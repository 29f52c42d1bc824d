package dev.hawser.faults.crash;

/** How workers share the work. */
enum WorkerLayout {
  /** One process serves the runs and both clusters. */
  TOGETHER,
  /** Each cluster has a process of its own; the first one serves the runs too. */
  APART
}
