package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Role;
import dev.hawser.activity.TaskQueues;
import dev.hawser.liqo.kubernetes.KindWatches;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.requests.RequestLimiter;
import dev.hawser.liqo.requests.RequestPriority;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.RunningAttempts;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.liqo.waiting.WaitCondition;
import dev.hawser.liqo.waiting.WorkerStop;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.temporalserver.EmbeddedTemporal;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two workers of one cluster, of which one stops while a step waits on it. */
@Timeout(60)
class HandOverTest {
  private static final ClusterId ROME = new ClusterId("rome");

  /** On an idle machine well under a second; without a hand-over, the heartbeat timeout. */
  private static final Duration SOON = Duration.ofSeconds(4);

  private static final ActivityScope SCOPE =
      new ActivityScope(
          ROME,
          new ClusterId("milan"),
          Role.CONSUMER,
          null,
          "liqo-tenant-milan",
          "run-1",
          Duration.ofMinutes(10));

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final AtomicLong answered = new AtomicLong();
  private EmbeddedTemporal temporal;
  private TestCluster rome;
  private KubernetesClient client;
  private WorkflowServiceStubs stubs;
  private WorkflowClient workflows;
  private WorkerFactory asking;

  @BeforeEach
  void startTemporal() {
    temporal = EmbeddedTemporal.start();
    rome = TestCluster.withLiqo("rome");
    client = rome.client();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build());
    workflows =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
    asking = WorkerFactory.newInstance(workflows);
    asking
        .newWorker("asking")
        .registerWorkflowImplementationTypes(EchoActivity.AskingUntilAnswered.class);
    asking.start();
  }

  @AfterEach
  void stopTemporal() {
    asking.shutdownNow();
    stubs.shutdownNow();
    client.close();
    rome.close();
    temporal.close();
  }

  @Test
  void shouldGoOnWithAWaitOnAnotherWorkerAtOnce() throws Exception {
    // given
    var first = start(Optional.empty());
    var answer = ask();
    assertThat(waiting.await(20, TimeUnit.SECONDS)).isTrue();
    try (var second = start(Optional.of("second"))) {
      long stopped = System.nanoTime();

      // when
      first.close();

      // then
      assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("second");
      assertThat(Duration.ofNanos(answered.get() - stopped)).isLessThan(SOON);
      assertThat(second.isServing()).isTrue();
    }
  }

  /** A worker whose activity waits until there is an answer. */
  private Workers start(Optional<String> answer) {
    var stop = new WorkerStop();
    var pauses = Timings.PRODUCTION.watches();
    var watches =
        new KindWatches(
            new KubeApi(client), pauses.idle(), pauses.afterFailure(), pauses.afterRefusal());
    var limiter = new RequestLimiter(Timings.PRODUCTION.requests());
    var site =
        new ActivityAttempt.Site(stop, new RunningAttempts(), watches, limiter, Timings.PRODUCTION);
    EchoActivity activity =
        text ->
            ActivityAttempt.run(
                site, RequestPriority.STEP, SCOPE, attempt -> await(attempt, answer));
    var settings = WorkerSettings.defaults().withoutRuns().withStickyQueueTimeout(Duration.ZERO);
    var workers = Workers.start(stubs, "default", settings);
    workers.serve(ROME, List.of(activity), stop::request);
    return workers;
  }

  private String await(ActivityAttempt attempt, Optional<String> answer) {
    return attempt.await(
        WaitCondition.of("an answer"),
        () -> {
          waiting.countDown();
          if (answer.isPresent()) answered.set(System.nanoTime());
          return answer;
        });
  }

  private CompletableFuture<String> ask() {
    var options = WorkflowOptions.newBuilder().setTaskQueue("asking").build();
    var stub = workflows.newWorkflowStub(EchoActivity.Asking.class, options);
    return WorkflowClient.execute(stub::ask, TaskQueues.of(ROME), "hello");
  }
}
