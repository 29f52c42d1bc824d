package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.liqo.claims.WriteGuard;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.TenantNamespaces;
import dev.hawser.liqo.waiting.ActivityAttempt;
import io.temporal.activity.ActivityInfo;

/**
 * The collaborators of one attempt of an activity. Only the activities themselves use it; they pass
 * each class the parts that it needs.
 *
 * @param allowed what the cluster's owner allows of the peer
 * @param api checks before each write whether the attempt may still write
 */
public record ActivityContext(
    PairObjects pair,
    KubeApi api,
    ObjectWriter objects,
    ActivityAttempt attempt,
    ReversePeeringObjects reverse,
    AllowedPeer allowed) {

  /**
   * Of an attempt that acts on the scope's pair.
   *
   * @param limited sends requests when it is the attempt's turn
   */
  static ActivityContext of(
      ActivityScope scope,
      ActivityInfo asked,
      KubeApi limited,
      ActivityAttempt attempt,
      AllowedPeer allowed) {
    var guard = new WriteGuard(new TenantNamespaces(limited, scope.cluster()), scope, asked);
    var guarded =
        limited.checkingWrites(
            () -> {
              guard.require();
              attempt.requireAlive();
            });
    var pair = new PairObjects(scope, guarded);
    return new ActivityContext(
        pair,
        guarded,
        new ObjectWriter(guarded, scope, attempt),
        attempt,
        new ReversePeeringObjects(pair),
        allowed);
  }
}
