package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.resources.Kind;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.temporalserver.EmbeddedTemporal;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many pairs that wait for an address on one hub. What they cost is counted, not timed. */
@Timeout(300)
class WaitingPairsIT {
  private static final int PAIRS = 200;
  private static final int PER_SECOND = 60;
  private static final int BURST = 240;
  private static final int REPORTS = 10;

  @TempDir private Path folder;

  /** Counts the heartbeats that are sent. */
  private static final class Heartbeats implements ClientInterceptor {
    private final AtomicInteger number = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(PAIRS * REPORTS);

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      if ("RecordActivityTaskHeartbeat".equals(method.getBareMethodName())) {
        number.incrementAndGet();
        enough.countDown();
      }
      return next.newCall(method, options);
    }
  }

  @Test
  void shouldBoundTheRequestsOfManyWaits() throws Exception {
    var heartbeats = new Heartbeats();
    try (var hub = new Hub(PAIRS);
        var cluster = hub.connect(folder);
        var temporal = EmbeddedTemporal.start()) {
      // given
      var steps = steps(client(temporal));
      var stubs = stubs(temporal, heartbeats);
      long start = System.nanoTime();
      var settings = WorkerSettings.defaults().withoutRuns().withStickyQueueTimeout(Duration.ZERO);
      try (var workers = Workers.start(stubs, "default", List.of(cluster), settings)) {
        // when
        assertThat(heartbeats.enough.await(240, TimeUnit.SECONDS)).isTrue();
        // then
        assertThat(workers.isServing()).isTrue();
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        assertThat(hub.requests()).isLessThan(PER_SECOND * seconds + BURST);
        assertThat(hub.requests("create", Kind.GATEWAY_SERVER)).isEqualTo(PAIRS);
        assertThat(hub.requests("watch", Kind.GATEWAY_SERVER)).isOne();
        assertThat(heartbeats.number.get() / seconds).isLessThan(150);
      } finally {
        steps.shutdownNow();
        stubs.shutdownNow();
      }
    }
  }

  private static WorkflowServiceStubs stubs(EmbeddedTemporal temporal, ClientInterceptor counter) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(temporal.address())
            .setGrpcClientInterceptors(List.of(counter))
            .build());
  }

  private static WorkflowClient client(EmbeddedTemporal temporal) {
    var stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
    return WorkflowClient.newInstance(
        stubs, WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
  }

  /** A run for each pair. */
  private static WorkerFactory steps(WorkflowClient client) {
    var factory = WorkerFactory.newInstance(client);
    var busyMachine = WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(60_000).build();
    factory
        .newWorker("steps", busyMachine)
        .registerWorkflowImplementationTypes(GatewayServerStep.OfGatewayServer.class);
    factory.start();
    for (int peer = 0; peer < PAIRS; peer++) {
      var step =
          client.newWorkflowStub(
              GatewayServerStep.class,
              WorkflowOptions.newBuilder()
                  .setTaskQueue("steps")
                  .setWorkflowId("peering/hub~spoke-" + peer)
                  .build());
      WorkflowClient.start(step::open, "spoke-" + peer);
    }
    return factory;
  }
}
