package dev.hawser.apiserver;

import java.time.Clock;
import java.time.Duration;

/**
 * How a server is to be.
 *
 * @param name of the cluster, in kubeconfigs and certificates
 * @param clock what objects are dated by
 * @param controllerDelay how long after a change garbage collection, namespace deletion and
 *     certificate signing look at it
 * @param history how many changes a watch can go back
 * @param watchQueue how many changes a slow watch may be behind before it is cut off
 */
public record ApiServerOptions(
    String name, Clock clock, Duration controllerDelay, int history, int watchQueue) {
  /** What suits tests and demonstrations. */
  public static ApiServerOptions named(String name) {
    return new ApiServerOptions(name, Clock.systemUTC(), Duration.ofMillis(20), 20_000, 5_000);
  }

  /** The same with another delay of the controllers. */
  public ApiServerOptions withControllerDelay(Duration delay) {
    return new ApiServerOptions(name, clock, delay, history, watchQueue);
  }

  /** The same with a history of another length. */
  public ApiServerOptions withHistory(int changes) {
    return new ApiServerOptions(name, clock, controllerDelay, changes, watchQueue);
  }
}
