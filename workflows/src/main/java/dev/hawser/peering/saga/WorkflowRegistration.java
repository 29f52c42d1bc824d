package dev.hawser.peering.saga;

import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.Unpeer;
import dev.hawser.peering.UnpeerRequest;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;
import java.util.function.Function;

/** Registers the workflows with a worker. */
public final class WorkflowRegistration {
  private WorkflowRegistration() {}

  /**
   * Registers Peer, Unpeer and Inspect, and what they ask of this worker itself. A request that
   * can't be read fails its run at once.
   */
  public static void register(Worker worker, RunTimings timings, TemporalLookup temporal) {
    worker.registerActivitiesImplementations(temporal);
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
    try {
      Q request = input.get(0, type);
      if (request == null) throw RunPreconditions.missingRequest();
      return request;
    } catch (DataConverterException | ApplicationFailure refusal) {
      RunLog.refused(refusal);
      throw refusal;
    }
  }
}
