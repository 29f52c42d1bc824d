package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import io.temporal.common.converter.DataConverterException;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.util.List;

/** Names that callers need, and the registration of the workflows with a worker. */
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

  /** The workflow ID of every Peer and Unpeer of the two clusters, in either direction. */
  public static String workflowId(ClusterId consumer, ClusterId provider) {
    return new Pair(consumer, provider).workflowId();
  }

  /** Registers Peer, Unpeer and Inspect. A request that can't be read fails its run at once. */
  public static void register(Worker worker) {
    var options =
        WorkflowImplementationOptions.newBuilder()
            .setFailWorkflowExceptionTypes(DataConverterException.class)
            .build();
    worker.registerWorkflowImplementationTypes(
        options, PeerWorkflow.class, UnpeerWorkflow.class, InspectWorkflow.class);
  }
}
