package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.liqo.waiting.HeartbeatAcks;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.peering.saga.RunTimings;
import dev.hawser.temporalserver.EmbeddedTemporal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.activity.Activity;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  private static final String NAMESPACE = "default";
  private static final ClusterId ROME = new ClusterId("rome");
  private static final WorkerSettings SETTINGS =
      WorkerSettings.defaults().withStickyQueueTimeout(Duration.ZERO);

  private EmbeddedTemporal temporal;
  private WorkflowServiceStubs stubs;
  private WorkflowClient client;
  private WorkerFactory asking;

  @BeforeEach
  void startTemporal() {
    temporal = EmbeddedTemporal.start();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
    asking = WorkerFactory.newInstance(client);
    asking.newWorker("asking").registerWorkflowImplementationTypes(EchoActivity.AskingOnce.class);
    asking.start();
  }

  @AfterEach
  void stopTemporal() {
    asking.shutdownNow();
    stubs.shutdownNow();
    temporal.close();
  }

  @Test
  void shouldRegisterTheSearchAttributes() {
    // when
    try (var workers = start(Map.of(), SETTINGS)) {
      // then
      assertThat(workers.isServing()).isTrue();
      assertThat(PeeringWorkflows.SEARCH_ATTRIBUTES).allSatisfy(this::isRegistered);
    }
  }

  @Test
  void shouldStartAgainWhereTheSearchAttributesAreRegistered() {
    // given
    start(Map.of(), SETTINGS).close();
    // when
    try (var again = start(Map.of(), SETTINGS)) {
      // then
      assertThat(again.isServing()).isTrue();
    }
  }

  @Test
  void shouldServeTheQueueOfRunsAndOneForEachCluster() throws Exception {
    // given
    EchoActivity echo = text -> text;
    try (var workers = start(Map.of(ROME, List.of(echo)), SETTINGS)) {
      // when
      var answer = ask("hello");
      var refused = client.newUntypedWorkflowStub("Inspect", onQueue(TaskQueues.RUNS));
      refused.start(Map.of("consumer", "rome", "provider", "milan", "nonsense", 1));
      // then
      assertThat(workers.queues()).containsExactly("hawser", "cluster/rome");
      assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("hello");
      assertThatThrownBy(() -> refused.getResult(String.class))
          .rootCause()
          .hasMessageContaining("nonsense");
    }
  }

  @Test
  void shouldTellWhichTaskQueuesArePolled() throws Exception {
    // given
    var lookup = new WorkerTemporalLookup(client);
    EchoActivity echo = text -> text;
    try (var workers = start(Map.of(ROME, List.of(echo)), SETTINGS)) {
      // when
      ask("hello").get(20, TimeUnit.SECONDS);
      // then
      assertThat(workers.isServing()).isTrue();
      assertThat(lookup.isPolled(TaskQueues.of(ROME), Instant.now())).isTrue();
      assertThat(lookup.isPolled(TaskQueues.of(ROME), Instant.now().plusSeconds(3600))).isFalse();
      assertThat(lookup.isPolled(TaskQueues.of(new ClusterId("nowhere")), Instant.now())).isFalse();
    }
  }

  @Test
  void shouldTellRunsThatNobodyServesACluster() {
    // given
    var impatient = RunTimings.DEFAULTS.withInspectionQueue(Duration.ofMillis(100));
    try (var workers = start(Map.of(), SETTINGS.withTimings(impatient))) {
      var inspect = client.newUntypedWorkflowStub("Inspect", onQueue(TaskQueues.RUNS));
      // when
      inspect.start(Map.of("consumer", "rome", "provider", "milan"));
      // then
      assertThat(workers.isServing()).isTrue();
      assertThat(inspect.getResult(Inspection.class).problems())
          .hasSize(2)
          .allMatch(problem -> problem.startsWith("no worker serves cluster "));
    }
  }

  @Test
  void shouldServeOnlyClustersWithoutRuns() {
    // given
    EchoActivity echo = text -> text;

    // when
    try (var workers = start(Map.of(ROME, List.of(echo)), SETTINGS.withoutRuns())) {
      // then
      assertThat(workers.queues()).containsExactly("cluster/rome");
    }
  }

  @Test
  void shouldLeaveTheCallersConnectionOpenWhenClosed() {
    // given
    var workers = start(Map.of(), SETTINGS);

    // when
    workers.close();

    // then
    assertThat(workers.isServing()).isFalse();
    assertThat(stubs.isShutdown()).isFalse();
    isRegistered(PeeringWorkflows.SEARCH_ATTRIBUTES.iterator().next());
  }

  @Test
  void shouldPassAcknowledgedHeartbeatsToAnActivity() throws Exception {
    // given
    EchoActivity beating =
        text -> {
          var context = Activity.getExecutionContext();
          var acknowledged = (HeartbeatAcks) context;
          var started = acknowledged.lastAccepted();
          while (!acknowledged.lastAccepted().isAfter(started)) {
            context.heartbeat(text);
          }
          return text;
        };
    try (var workers = start(Map.of(ROME, List.of(beating)), SETTINGS)) {
      // when
      var answer = ask("heard");

      // then
      assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("heard");
      assertThat(workers.isServing()).isTrue();
    }
  }

  @Test
  void shouldRefuseToServeNothing() {
    // when
    var starting = assertThatThrownBy(() -> start(Map.of(), SETTINGS.withoutRuns()));

    // then
    starting.isInstanceOf(WorkerStartException.class).hasMessageContaining("nothing to serve");
  }

  @Test
  void shouldLetARunningActivityFinishWhenClosed() throws Exception {
    // given
    var began = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    EchoActivity slow =
        text -> {
          began.countDown();
          await(mayEnd);
          return text;
        };
    var workers = start(Map.of(ROME, List.of(slow)), SETTINGS);
    var answer = ask("late");
    await(began);
    // when
    var closing = CompletableFuture.runAsync(workers::close);
    while (workers.isServing()) {
      Thread.onSpinWait();
    }
    mayEnd.countDown();
    // then
    assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("late");
    closing.get(20, TimeUnit.SECONDS);
  }

  @Test
  void shouldInterruptAnActivityThatOutlivesTheGrace() {
    // given
    var began = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    EchoActivity endless =
        text -> {
          began.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return text;
        };
    var grace = SETTINGS.withShutdownGrace(Duration.ofMillis(50));
    var workers = start(Map.of(ROME, List.of(endless)), grace);
    ask("never");
    await(began);
    // when
    workers.close();
    // then
    await(interrupted);
  }

  private Workers start(Map<ClusterId, List<Object>> activities, WorkerSettings settings) {
    return Workers.start(stubs, NAMESPACE, activities, settings);
  }

  private CompletableFuture<String> ask(String text) {
    var stub = client.newWorkflowStub(EchoActivity.Asking.class, onQueue("asking"));
    return WorkflowClient.execute(stub::ask, TaskQueues.of(ROME), text);
  }

  private static WorkflowOptions onQueue(String queue) {
    return WorkflowOptions.newBuilder().setTaskQueue(queue).build();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void isRegistered(String attribute) {
    var operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder(stubs.getOptions())
                .validateAndBuildWithDefaults());
    var again =
        AddSearchAttributesRequest.newBuilder()
            .setNamespace(NAMESPACE)
            .putSearchAttributes(attribute, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
            .build();
    assertThatThrownBy(() -> operator.blockingStub().addSearchAttributes(again))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.ALREADY_EXISTS));
    operator.shutdownNow();
  }
}
