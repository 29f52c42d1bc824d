package dev.hawser.liqo.waiting;

import dev.hawser.liqo.kubernetes.KubernetesFailures;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long an API server has refused the worker's credentials without a break. For a while that may
 * be a rotation: the new ones are not in the worker's files yet, or not known to the server.
 */
final class CredentialsRefusal {
  private final Duration tolerated;
  private @Nullable Long since;

  CredentialsRefusal(Duration tolerated) {
    this.tolerated = tolerated;
  }

  /** Whether this answer may still be part of a rotation; any other answer ends the refusal. */
  boolean mayEnd(KubernetesClientException answer) {
    if (!KubernetesFailures.isUnauthenticated(answer)) {
      since = null;
      return false;
    }
    long now = System.nanoTime();
    if (since == null) since = now;
    return now - since < tolerated.toNanos();
  }
}
