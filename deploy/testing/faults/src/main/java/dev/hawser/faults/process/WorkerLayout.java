package dev.hawser.faults.process;

/** How worker processes share the clusters. */
public enum WorkerLayout {
  /** One process serves workflows and both clusters. */
  ONE_PROCESS,
  /** Each cluster has a process of its own; the first one serves workflows too. */
  PROCESS_PER_CLUSTER
}
