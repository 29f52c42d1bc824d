package dev.hawser.sandbox.faults.kill;

/** How workers share the work. */
enum Layout {
  /** One process serves the runs and both clusters. */
  TOGETHER,
  /** Each cluster has a process of its own; the first one serves the runs too. */
  APART
}
