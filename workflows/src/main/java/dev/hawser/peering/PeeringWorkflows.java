package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import java.util.List;
import java.util.UUID;

/** The names that callers of the workflows need: workflow IDs and search attributes. */
public final class PeeringWorkflows {
  public static final String ATTRIBUTE_CONSUMER = "HawserConsumer";
  public static final String ATTRIBUTE_PROVIDER = "HawserProvider";
  public static final String ATTRIBUTE_PHASE = "HawserPhase";
  public static final String ATTRIBUTE_ACTOR = "HawserActor";
  public static final String ATTRIBUTE_REASON = "HawserReason";

  /** Search attributes (all keywords) that a namespace must know before a run can start. */
  public static final List<String> SEARCH_ATTRIBUTES =
      List.of(
          ATTRIBUTE_CONSUMER,
          ATTRIBUTE_PROVIDER,
          ATTRIBUTE_PHASE,
          ATTRIBUTE_ACTOR,
          ATTRIBUTE_REASON);

  private PeeringWorkflows() {}

  /**
   * The workflow ID of every Peer and Unpeer of the two clusters, in either direction.
   *
   * @throws dev.hawser.activity.InvalidFieldException if they are one cluster
   */
  public static String workflowId(ClusterId consumer, ClusterId provider) {
    Pair.require(consumer, provider);
    return new Pair(consumer, provider).workflowId();
  }

  /**
   * A workflow ID for an Inspect of the two clusters.
   *
   * @param suffix tells it from those of other inspections, which may run at the same time
   */
  public static String inspectId(ClusterId consumer, ClusterId provider, UUID suffix) {
    return "inspect/" + new Pair(consumer, provider).unordered() + "/" + suffix;
  }
}
