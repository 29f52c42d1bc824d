package dev.hawser.liqo.waiting;

import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.KubernetesFailures;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;

/** Decides whether an attempt waits for another answer of an API server than the one it got. */
final class NoAnswer {
  private final String cluster;
  private final CredentialsRefusal refusal;

  /**
   * @param rotation how long the worker's credentials may be refused
   */
  NoAnswer(String cluster, Duration rotation) {
    this.cluster = cluster;
    this.refusal = new CredentialsRefusal(rotation);
  }

  /**
   * What to wait for before the request is repeated.
   *
   * @param patient whether the run has patience left for credentials that are being rotated
   * @throws ApplicationFailure if another attempt can't succeed
   */
  WaitCondition toWaitFor(KubernetesClientException answer, boolean patient) {
    var permanent = KubernetesFailures.permanent(answer, cluster);
    boolean rotating = refusal.mayEnd(answer) && patient;
    if (permanent.isPresent() && !rotating) throw permanent.get();
    if (KubernetesFailures.isRace(answer))
      return WaitCondition.of("concurrent writes on " + cluster + " to settle");
    if (KubernetesFailures.isUnauthenticated(answer))
      return WaitCondition.of(cluster + " to accept the worker's credentials")
          .failing(FailureType.FORBIDDEN);
    return WaitCondition.of("an answer of " + cluster + ": " + KubernetesFailures.sentence(answer))
        .failing(FailureType.UNREACHABLE);
  }
}
