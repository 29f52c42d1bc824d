package dev.hawser.sample;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Unpeer;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.payload.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Starts the runs that {@code hawser peer} and {@code hawser unpeer} start. */
public final class PeeringClient {
  private final WorkflowClient temporal;

  /** The options name the namespace. Requests, results and failures need Hawser's converter. */
  public PeeringClient(WorkflowServiceStubs service, WorkflowClientOptions options) {
    temporal =
        WorkflowClient.newInstance(
            service, options.toBuilder().setDataConverter(Payloads.converter()).build());
  }

  /** Peers, and returns when the virtual node is Ready. */
  public PeeringResult peer(PeerRequest request) {
    var peer = temporal.newWorkflowStub(Peer.class, ofPair(request.consumer(), request.provider()));
    WorkflowClient.start(peer::peer, request);
    return WorkflowStub.fromTyped(peer).getResult(PeeringResult.class);
  }

  /** Unpeers, and returns when the last object is gone. */
  public UnpeeringResult unpeer(UnpeerRequest request) {
    var unpeer =
        temporal.newWorkflowStub(Unpeer.class, ofPair(request.consumer(), request.provider()));
    WorkflowClient.start(unpeer::unpeer, request);
    return WorkflowStub.fromTyped(unpeer).getResult(UnpeeringResult.class);
  }

  /**
   * All runs of two clusters have one ID, so Temporal refuses a second one while the first is open.
   * No timeout and no retries: a run that ends early would undo nothing, and Hawser refuses it.
   */
  private static WorkflowOptions ofPair(ClusterId consumer, ClusterId provider) {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.RUNS)
        .setWorkflowId(PeeringWorkflows.workflowId(consumer, provider))
        .build();
  }

  /** Why the run failed, with a type of docs/failures.md; empty if it was cancelled. */
  public static Optional<ApplicationFailure> failure(WorkflowFailedException failed) {
    return failed.getCause() instanceof ApplicationFailure failure
        ? Optional.of(failure)
        : Optional.empty();
  }

  /** Peers the two clusters that are named: TEMPORAL_ADDRESS and so on say where Temporal is. */
  public static void main(String[] clusters) throws IOException {
    var profile = ClientConfigProfile.load();
    var service = WorkflowServiceStubs.newServiceStubs(profile.toWorkflowServiceStubsOptions());
    var request =
        PeerRequest.builder(new ClusterId(clusters[0]), new ClusterId(clusters[1]))
            .resources(new ResourceOptions(null, null, Map.of("cpu", "2", "memory", "4Gi")))
            .timeout(Duration.ofMinutes(5))
            .actor("night-shift")
            .reason("room for the nightly jobs")
            .build();
    try {
      var client = new PeeringClient(service, profile.toWorkflowClientOptions());
      System.out.println("virtual node: " + client.peer(request).node());
    } catch (WorkflowFailedException e) {
      System.err.println(
          failure(e)
              .map(failure -> failure.getType() + ": " + failure.getOriginalMessage())
              .orElse("the run was cancelled"));
    } finally {
      service.shutdown();
    }
  }
}
