package dev.hawser.faultproxy.grpc;

/** Sees each stage of each activity task, and may stop the task there. */
@FunctionalInterface
public interface TaskListener {
  /** Stops no task. */
  TaskListener NONE = (stage, task) -> true;

  /**
   * Called when a task has reached a stage; the task waits there until this returns.
   *
   * @return whether it goes on; if not, it is lost and the worker gets UNAVAILABLE
   */
  boolean at(TaskStage stage, ActivityTask task);
}
