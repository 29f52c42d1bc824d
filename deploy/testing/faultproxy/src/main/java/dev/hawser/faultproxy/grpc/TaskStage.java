package dev.hawser.faultproxy.grpc;

/** Where an activity task is on its way between server and worker. */
public enum TaskStage {
  /** The server has begun it; the worker does not know of it. */
  BEFORE_HANDING_OUT,
  /** The worker has been sent it. */
  HANDED_OUT,
  /** The worker has reported success, failure or cancellation; the server does not know. */
  OUTCOME_ARRIVED,
  /** The server has taken the outcome; the worker does not know. */
  OUTCOME_TAKEN
}
