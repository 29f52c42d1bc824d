package dev.hawser.faultproxy.grpc;

/** Is told where activity tasks are, and may stop them there. */
@FunctionalInterface
public interface TaskListener {
  /** Lets everything pass. */
  TaskListener NONE = (moment, task) -> true;

  /**
   * The task is at this moment, and stays there until this returns.
   *
   * @return whether it goes on; if not, it is lost and the worker hears that the server is
   *     unavailable
   */
  boolean at(TaskStage moment, ActivityTask task);
}
