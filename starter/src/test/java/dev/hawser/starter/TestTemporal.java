package dev.hawser.starter;

import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.payload.Payloads;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import io.temporal.testserver.TestServer.PortBoundTestServer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Temporal's in-memory server on a port, with a worker for the fake runs and both clusters. */
final class TestTemporal implements BeforeAllCallback, AfterAllCallback {
  private final int port = freePort();
  private PortBoundTestServer server;
  private WorkflowServiceStubs stubs;
  private WorkerFactory workers;

  String address() {
    return "127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = TestServer.createPortBoundServer(port);
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build());
    addPhaseAttribute();
    workers = workers(stubs, "default");
  }

  /** Starts a worker for the fake runs and all fake clusters. */
  static WorkerFactory workers(WorkflowServiceStubs stubs, String namespace) {
    var options =
        WorkflowClientOptions.newBuilder()
            .setNamespace(namespace)
            .setDataConverter(Payloads.converter());
    var workers = WorkerFactory.newInstance(WorkflowClient.newInstance(stubs, options.build()));
    workers
        .newWorker(TaskQueues.RUNS)
        .registerWorkflowImplementationTypes(FakePeer.class, FakeUnpeer.class, FakeInspect.class);
    for (var cluster : FakeCluster.ALL) {
      workers
          .newWorker(TaskQueues.of(cluster))
          .registerActivitiesImplementations(new FakeCluster());
    }
    workers.start();
    return workers;
  }

  private void addPhaseAttribute() {
    var operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(address())
                .validateAndBuildWithDefaults());
    var attribute =
        AddSearchAttributesRequest.newBuilder()
            .setNamespace("default")
            .putSearchAttributes(
                PeeringWorkflows.ATTRIBUTE_PHASE, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .build();
    operator.blockingStub().addSearchAttributes(attribute);
    operator.shutdownNow();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    workers.shutdownNow();
    stubs.shutdownNow();
    server.close();
  }
}
