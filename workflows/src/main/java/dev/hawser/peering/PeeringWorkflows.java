package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.util.List;
import java.util.function.Function;

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

  /** As {@link #register(Worker, RunTimings)}, with the timings of production. */
  public static void register(Worker worker) {
    register(worker, RunTimings.DEFAULTS);
  }

  /** Registers Peer, Unpeer and Inspect. A request that can't be read fails its run at once. */
  public static void register(Worker worker, RunTimings timings) {
    register(worker, Peer.class, PeerRequest.class, in -> new PeerWorkflow(in, timings));
    register(worker, Unpeer.class, UnpeerRequest.class, in -> new UnpeerWorkflow(in, timings));
    register(worker, Inspect.class, InspectRequest.class, in -> new InspectWorkflow(in, timings));
  }

  private static <Q, W> void register(
      Worker worker, Class<W> type, Class<Q> request, Function<Q, W> implementation) {
    var options =
        WorkflowImplementationOptions.newBuilder()
            .setFailWorkflowExceptionTypes(DataConverterException.class)
            .build();
    worker.registerWorkflowImplementationFactory(
        type, input -> implementation.apply(read(input, request)), options);
  }

  /** The form in the UI can be sent empty. */
  private static <Q> Q read(EncodedValues input, Class<Q> type) {
    Q request = input.get(0, type);
    if (request == null) throw RunPreconditions.missingRequest();
    return request;
  }
}
