package dev.hawser.worker;

import dev.hawser.liqo.LiqoCluster;
import dev.hawser.liqo.policy.PolicyException;
import java.util.List;

/** Which policy of its owner the worker obeys on a cluster. */
sealed interface PolicyState {
  /** As it is now. */
  static PolicyState of(LiqoCluster cluster) {
    try {
      var sources = cluster.policies();
      return sources.isEmpty() ? new None() : new Obeyed(sources);
    } catch (PolicyException e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
  }

  /** What follows, after the name of the cluster. */
  String sentence();

  /** Whether the worker does anything at all. */
  default boolean isUsable() {
    return true;
  }

  /** There is no policy. */
  record None() implements PolicyState {
    @Override
    public String sentence() {
      return "has no policy: its worker acts for every run in this namespace of Temporal"
          + " (see docs/policy.md)";
    }
  }

  /** A run must be allowed by all of them. */
  record Obeyed(List<String> sources) implements PolicyState {
    @Override
    public String sentence() {
      return "obeys the policy in " + String.join(" and in ", sources);
    }
  }

  /** Nothing is done until it is mended. */
  record Unusable(String problem) implements PolicyState {
    @Override
    public String sentence() {
      return "refuses everything, because a policy of its owner can't be used: " + problem;
    }

    @Override
    public boolean isUsable() {
      return false;
    }
  }
}
