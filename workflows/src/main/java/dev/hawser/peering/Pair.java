package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PairWorkflowId;
import dev.hawser.activity.Role;
import org.jspecify.annotations.Nullable;

/** Two clusters and the direction of one peering between them. */
public record Pair(ClusterId consumer, ClusterId provider) {
  static void require(@Nullable ClusterId consumer, @Nullable ClusterId provider) {
    if (consumer == null || provider == null) {
      throw new InvalidFieldException(
          "{} and {} are required, for example {\"consumer\": \"rome\", \"provider\": \"milan\"}",
          "consumer",
          "provider");
    }
    if (consumer.equals(provider)) {
      throw new InvalidFieldException(
          "{} and {} are both \"" + consumer + "\": a cluster can't be peered with itself",
          "consumer",
          "provider");
    }
  }

  /** The workflow ID of every run of these two clusters, in either direction. */
  public String workflowId() {
    return PairWorkflowId.of(consumer, provider);
  }

  /** The same for both directions: the alphabetically first cluster comes first. */
  String unordered() {
    return PairWorkflowId.unordered(consumer, provider);
  }

  public static boolean claims(String workflowId) {
    return PairWorkflowId.claims(workflowId);
  }

  /** Alphabetically first: claimed first, so that two installations can't hold one half each. */
  public ClusterId first() {
    return consumer.compareTo(provider) < 0 ? consumer : provider;
  }

  public ClusterId second() {
    return consumer.compareTo(provider) < 0 ? provider : consumer;
  }

  public ClusterId other(ClusterId cluster) {
    return cluster.equals(consumer) ? provider : consumer;
  }

  public Role role(ClusterId cluster) {
    return cluster.equals(consumer) ? Role.CONSUMER : Role.PROVIDER;
  }

  public Pair reversed() {
    return new Pair(provider, consumer);
  }

  @Override
  public String toString() {
    return consumer + "→" + provider;
  }
}
