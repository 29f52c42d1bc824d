package dev.hawser.liqo.cluster;

import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.requests.RequestLimiter;
import dev.hawser.liqo.requests.RequestPriority;
import dev.hawser.liqo.waiting.Timings;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;

/** The watches of one cluster, opened within its limit of requests. */
final class ClusterWatches {
  private ClusterWatches() {}

  static KindWatches of(KubeApi api, RequestLimiter limiter, Timings.Watches pauses) {
    var limited = api.limited(() -> awaitTurn(limiter));
    return new KindWatches(limited, pauses.idle(), pauses.afterFailure(), pauses.afterRefusal());
  }

  /** A watch saves the looks of all waits, so it is opened before they look again. */
  private static void awaitTurn(RequestLimiter limiter) {
    try {
      limiter.requester("").await(RequestPriority.STEP, Duration.ofDays(1), () -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted before a watch was opened", e);
    }
  }
}
