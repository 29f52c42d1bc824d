package dev.hawser.liqo.cluster;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.policy.Policy;
import dev.hawser.liqo.policy.PolicyException;
import io.temporal.activity.ActivityInfo;
import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** What the owner of one cluster allows those who ask for an activity there. */
final class OwnerRules {
  private final ClusterId cluster;
  private final OwnerPolicies policies;

  OwnerRules(ClusterId cluster, OwnerPolicies policies) {
    this.cluster = cluster;
    this.policies = policies;
  }

  /**
   * What the owner allows of the peer now. A look must show what is not allowed, so only a step
   * requires that the peer is named; an undo only takes back what its run has done.
   *
   * @param asked by which run
   * @throws ApplicationFailure ForbiddenByPolicy if the owner does not allow the run, or the peer
   */
  AllowedPeer allowed(
      ActivityPurpose purpose, ActivityScope scope, ActivityInfo asked, KubeApi api) {
    if (purpose == ActivityPurpose.UNDO) return new AllowedPeer(cluster, List.of());
    var current = read(api);
    current.forEach(policy -> requireCaller(policy, asked));
    var role = scope.role().other();
    var allowed =
        new AllowedPeer(
            cluster, current.stream().map(policy -> policy.of(scope.peer(), role)).toList());
    if (purpose == ActivityPurpose.STEP) allowed.requireNamed();
    return allowed;
  }

  /**
   * Where the owner's policies are; none without a policy.
   *
   * @throws PolicyException if one of them can't be used
   */
  List<String> sources(KubeApi api) throws PolicyException {
    return policies.read(api).stream().map(Policy::source).toList();
  }

  private void requireCaller(Policy policy, ActivityInfo asked) {
    policy
        .refusesCaller(cluster, asked.getNamespace(), String.valueOf(asked.getWorkflowType()))
        .ifPresent(
            sentence -> {
              throw AllowedPeer.failure(sentence);
            });
  }

  private List<Policy> read(KubeApi api) {
    try {
      return policies.read(api);
    } catch (PolicyException e) {
      throw AllowedPeer.failure(
          "%s refuses everything, because a policy of its owner can't be used: %s"
              .formatted(cluster, e.getMessage()));
    }
  }
}
