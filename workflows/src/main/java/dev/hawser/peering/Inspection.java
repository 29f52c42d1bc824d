package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a pair as they are.
 *
 * @param consumer null when that side could not be read; {@code problems} says why
 * @param provider as consumer
 * @param plan what the {@code Peer} asked about would do, line by line
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
}
