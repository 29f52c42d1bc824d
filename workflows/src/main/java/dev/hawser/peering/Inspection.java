package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both clusters of a pair as they are.
 *
 * @param consumer null when that cluster could not be read; {@code problems} says why
 * @param provider as consumer; also null when it is permanently unreachable
 * @param plan what the Peer or Unpeer in question would do, line by line
 * @param refusal why it would be refused; null when it would not
 */
public record Inspection(
    ClusterId consumerId,
    ClusterId providerId,
    @Nullable ClusterView consumer,
    @Nullable ClusterView provider,
    List<String> problems,
    List<PlannedStep> plan,
    @Nullable String refusal) {
  public Inspection {
    problems = List.copyOf(problems);
    plan = List.copyOf(plan);
  }

  /** What was seen, without a plan. */
  public Inspection(
      ClusterId consumerId,
      ClusterId providerId,
      @Nullable ClusterView consumer,
      @Nullable ClusterView provider,
      List<String> problems) {
    this(consumerId, providerId, consumer, provider, problems, List.of(), null);
  }

  /** The same, with this plan. */
  public Inspection withPlan(List<PlannedStep> steps) {
    return new Inspection(consumerId, providerId, consumer, provider, problems, steps, null);
  }

  /** The same, with why it would be refused. */
  public Inspection withRefusal(String why) {
    return new Inspection(consumerId, providerId, consumer, provider, problems, List.of(), why);
  }
}
