package dev.hawser.liqo.cluster;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.RequestOption;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the policies of a cluster's owner allow of one peer. Nothing is checked without a policy.
 *
 * @param policies all of them must allow
 */
public record AllowedPeer(ClusterId cluster, List<PeerPolicy> policies) {
  public AllowedPeer {
    policies = List.copyOf(policies);
  }

  /**
   * Runs a check of each policy.
   *
   * @throws ApplicationFailure ForbiddenByPolicy with the cluster, the rule and what to do
   */
  public void require(Function<PeerPolicy, Optional<String>> check) {
    for (var policy : policies) {
      check
          .apply(policy)
          .ifPresent(
              clause -> {
                throw failure(policy.sentence(cluster, clause));
              });
    }
  }

  /** Requires that an option is allowed, if it is used. */
  public void requireOption(boolean used, RequestOption option) {
    if (used) require(policy -> policy.refusesOption(option));
  }

  /** Requires that the peer is named at all. */
  void requireNamed() {
    require(policy -> Optional.ofNullable(policy.refusal()));
  }

  static ApplicationFailure failure(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(
        sentence, FailureType.FORBIDDEN_BY_POLICY.word());
  }
}
