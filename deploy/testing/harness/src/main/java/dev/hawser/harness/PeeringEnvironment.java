package dev.hawser.harness;

import static dev.hawser.harness.Expect.eventually;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.activity.TaskQueues;
import dev.hawser.environment.Environment;
import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
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
import io.temporal.failure.ApplicationFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Two clusters and a Temporal server as users see them. Starts no worker. */
public record PeeringEnvironment(ClusterUser rome, ClusterUser milan, WorkflowClient temporal)
    implements AutoCloseable {

  /**
   * The two clusters and the Temporal server of an environment, without its proxies. The
   * connections to the clusters are closed with the environment.
   */
  public static PeeringEnvironment of(Environment environment) {
    return environment.closeWith(connect(environment.kubeconfigs(), environment.temporalStubs()));
  }

  /**
   * Connects to two clusters with Liqo, the consumer first.
   *
   * @throws IllegalArgumentException if a kubeconfig can't be read
   */
  public static PeeringEnvironment connect(List<Path> kubeconfigs, WorkflowServiceStubs temporal) {
    return new PeeringEnvironment(
        ClusterUser.connect(kubeconfigs.get(0)),
        ClusterUser.connect(kubeconfigs.get(1)),
        client(temporal));
  }

  /** A client of the default namespace with Hawser's payload converter. */
  public static WorkflowClient client(WorkflowServiceStubs temporal) {
    var options = WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build();
    return WorkflowClient.newInstance(temporal, options);
  }

  /** Peers the clusters; {@code more} is added to the request's JSON. */
  public PeeringResult peer(ClusterUser consumer, ClusterUser provider, String more) {
    return temporal
        .newWorkflowStub(Peer.class, options(consumer, provider))
        .peer(Requests.peer(consumer, provider, more));
  }

  /** Peers the clusters and returns the failure, which must occur. */
  public ApplicationFailure peerFails(ClusterUser consumer, ClusterUser provider, String more) {
    return failureOf(() -> peer(consumer, provider, more));
  }

  /** The failure with which the run ends. */
  public static ApplicationFailure failureOf(Runnable run) {
    try {
      run.run();
    } catch (WorkflowFailedException e) {
      if (e.getCause() instanceof ApplicationFailure failure) return failure;
      throw e;
    }
    throw new AssertionError("the run succeeded, but should have failed");
  }

  public UnpeeringResult unpeer(ClusterUser consumer, ClusterUser provider, String more) {
    return temporal
        .newWorkflowStub(Unpeer.class, options(consumer, provider))
        .unpeer(Requests.unpeer(consumer, provider, more));
  }

  /** Starts a run and returns once Temporal has accepted it. */
  public WorkflowStub startPeer(ClusterUser consumer, ClusterUser provider, String more) {
    var run = temporal.newWorkflowStub(Peer.class, options(consumer, provider));
    WorkflowClient.start(run::peer, Requests.peer(consumer, provider, more));
    return WorkflowStub.fromTyped(run);
  }

  /** Starts a run and returns once Temporal has accepted it. */
  public WorkflowStub startUnpeer(ClusterUser consumer, ClusterUser provider, String more) {
    var run = temporal.newWorkflowStub(Unpeer.class, options(consumer, provider));
    WorkflowClient.start(run::unpeer, Requests.unpeer(consumer, provider, more));
    return WorkflowStub.fromTyped(run);
  }

  /** Reads both clusters and plans the request. Nothing is written. */
  public Inspection inspect(InspectRequest request) {
    var options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.RUNS)
            .setWorkflowId(
                PeeringWorkflows.inspectId(
                    request.consumer(), request.provider(), UUID.randomUUID()))
            .build();
    return temporal.newWorkflowStub(Inspect.class, options).inspect(request);
  }

  public WorkflowOptions options(ClusterUser consumer, ClusterUser provider) {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.RUNS)
        .setWorkflowId(PeeringWorkflows.workflowId(consumer.id(), provider.id()))
        .build();
  }

  /** Removes every trace of a peering from both clusters. */
  public void clean() {
    unpeer(rome, milan, "");
    unpeer(milan, rome, "\"deleteNamespaces\": true");
    removeForeignClusters();
  }

  /** Deletes what Liqo's own unpeer leaves, and waits until it is gone. */
  public void removeForeignClusters() {
    deleteForeignClusters();
    eventually(
        "both clusters are clean",
        () ->
            rome.get(ResourceKind.FOREIGN_CLUSTER, null, milan.id().value()).isEmpty()
                && milan.get(ResourceKind.FOREIGN_CLUSTER, null, rome.id().value()).isEmpty());
  }

  /** Deletes what Liqo's own unpeer leaves of a pair whose namespaces are deleted. */
  public void deleteForeignClusters() {
    rome.delete(ResourceKind.FOREIGN_CLUSTER, null, milan.id().value());
    milan.delete(ResourceKind.FOREIGN_CLUSTER, null, rome.id().value());
  }

  @Override
  public void close() {
    rome.client().close();
    milan.client().close();
  }

  /** Requests with additional JSON fields, as users write them. */
  public static final class Requests {
    private Requests() {}

    public static PeerRequest peer(ClusterUser consumer, ClusterUser provider, String more) {
      return read(consumer, provider, more, PeerRequest.class);
    }

    public static UnpeerRequest unpeer(ClusterUser consumer, ClusterUser provider, String more) {
      return read(consumer, provider, more, UnpeerRequest.class);
    }

    private static <T> T read(
        ClusterUser consumer, ClusterUser provider, String more, Class<T> type) {
      String json =
          "{\"consumer\": \"%s\", \"provider\": \"%s\"%s}"
              .formatted(consumer.id(), provider.id(), more.isEmpty() ? "" : ", " + more);
      try {
        return Payloads.json().readValue(json, type);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(json, e);
      }
    }
  }
}
