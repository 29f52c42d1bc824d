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
 * @param plan what the Peer or Unpeer in question would do; null when it would be refused, or when
 *     a cluster could not be read
 * @param refusals every reason why it would be refused; empty when it would not
 */
public record Inspection(
    ClusterId consumerId,
    ClusterId providerId,
    @Nullable ClusterView consumer,
    @Nullable ClusterView provider,
    List<String> problems,
    @Nullable Plan plan,
    List<Refusal> refusals) {
  public Inspection {
    problems = List.copyOf(problems);
    refusals = refusals == null ? List.of() : List.copyOf(refusals);
  }

  /** What was seen, without a plan. */
  public Inspection(
      ClusterId consumerId,
      ClusterId providerId,
      @Nullable ClusterView consumer,
      @Nullable ClusterView provider,
      List<String> problems) {
    this(consumerId, providerId, consumer, provider, problems, null, List.of());
  }

  /** The same, with this plan. */
  public Inspection withPlan(Plan planned) {
    return new Inspection(consumerId, providerId, consumer, provider, problems, planned, List.of());
  }

  /** The same, with why it would be refused. */
  public Inspection withRefusals(List<Refusal> reasons) {
    return new Inspection(consumerId, providerId, consumer, provider, problems, null, reasons);
  }
}
