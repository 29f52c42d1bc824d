package dev.hawser.faultproxy.grpc;

/** The stages of an activity task between server and worker. */
public enum TaskStage {
  /** The server has started it; the worker does not know of it yet. */
  BEFORE_HANDING_OUT,
  /** It was sent to the worker. */
  HANDED_OUT,
  /** The worker has reported success, failure or cancellation; the server does not know yet. */
  OUTCOME_ARRIVED,
  /** The server has accepted the outcome; the worker does not know yet. */
  OUTCOME_TAKEN
}
