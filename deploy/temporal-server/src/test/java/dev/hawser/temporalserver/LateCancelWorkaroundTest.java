package dev.hawser.temporalserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that cancels an activity or a timer at the moment when it ends is not lost. */
class LateCancelWorkaroundTest {
  private static final String QUEUE = "queue";

  private final EmbeddedTemporal server = EmbeddedTemporal.start();
  private final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newConnectedServiceStubs(
          WorkflowServiceStubsOptions.newBuilder()
              .setTarget(server.address())
              .setGrpcClientInterceptors(List.of(new Reports()))
              .build(),
          Duration.ofSeconds(30));
  private final WorkflowClient client = WorkflowClient.newInstance(stubs);
  private final WorkerFactory workers = WorkerFactory.newInstance(client);

  @AfterEach
  void close() {
    workers.shutdownNow();
    stubs.shutdownNow();
    server.close();
  }

  @Test
  void shouldDeliverTheOutcomeToARunThatCancelsTooLate() throws Exception {
    // given
    var worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(CancellingWorkflow.class);
    worker.registerActivitiesImplementations((TestActivity) Race.NOW::execute);
    workers.start();
    var run = client.newWorkflowStub(Cancelling.class, options("stopping"));
    WorkflowClient.start(run::execute);
    assertThat(Race.NOW.begun.await(30, TimeUnit.SECONDS)).isTrue();

    // when
    run.stop();

    // then
    var result = WorkflowStub.fromTyped(run).getResult(30, TimeUnit.SECONDS, String.class);
    assertThat(result).isEqualTo("done");
  }

  @Test
  void shouldTellARunThatCancelsItsTimerTooLate() throws Exception {
    // given
    var worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(TimedWorkflow.class);
    workers.start();
    var run = client.newWorkflowStub(Timed.class, options("stopping"));
    WorkflowClient.start(run::execute);
    var later = client.newWorkflowStub(Timed.class, options("later"));
    run.stop();

    // when
    assertThat(later.execute()).isEqualTo("fired");
    TimedWorkflow.OTHER_FIRED.countDown();

    // then
    var result = WorkflowStub.fromTyped(run).getResult(30, TimeUnit.SECONDS, String.class);
    assertThat(result).isEqualTo("fired");
  }

  private static WorkflowOptions options(String workflowId) {
    return WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId(workflowId).build();
  }

  /** Lets the activity end while the workflow task runs that cancels it. */
  private static final class Race {
    static final Race NOW = new Race();

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch mayEnd = new CountDownLatch(1);
    final CountDownLatch reported = new CountDownLatch(1);

    String execute() {
      begun.countDown();
      await(mayEnd);
      return "done";
    }

    /** Ends the activity, and returns when the server has its result. */
    void end() {
      mayEnd.countDown();
      await(reported);
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Reports when the server has the result of the activity. */
  private static final class Reports implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
        MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
      var call = next.newCall(method, options);
      if (!"RespondActivityTaskCompleted".equals(method.getBareMethodName())) return call;
      return new SimpleForwardingClientCall<>(call) {
        @Override
        public void start(Listener<A> listener, Metadata headers) {
          super.start(
              new SimpleForwardingClientCallListener<>(listener) {
                @Override
                public void onClose(Status status, Metadata trailers) {
                  Race.NOW.reported.countDown();
                  super.onClose(status, trailers);
                }
              },
              headers);
        }
      };
    }
  }

  /** An activity that runs until it is cancelled or ends. */
  @ActivityInterface
  public interface TestActivity {
    @ActivityMethod
    String execute();
  }

  /** Runs one activity until it is cancelled. */
  @WorkflowInterface
  public interface Cancelling {
    @WorkflowMethod
    String execute();

    @SignalMethod
    void stop();
  }

  /** Cancels the activity in the workflow task in which it ends. */
  public static final class CancellingWorkflow implements Cancelling {
    private final AtomicReference<Promise<String>> result = new AtomicReference<>();
    private boolean stopped;

    @Override
    public String execute() {
      var options =
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofMinutes(1))
              .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
              .build();
      var activity = Workflow.newActivityStub(TestActivity.class, options);
      CancellationScope scope =
          Workflow.newCancellationScope(() -> result.set(Async.function(activity::execute)));
      scope.run();
      Workflow.await(() -> stopped || result.get().isCompleted());
      if (!result.get().isCompleted()) {
        Race.NOW.end();
        scope.cancel();
      }
      return result.get().get();
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }

  /** Runs one timer until it is cancelled. */
  @WorkflowInterface
  public interface Timed {
    @WorkflowMethod
    String execute();

    @SignalMethod
    void stop();
  }

  /** Cancels the timer in the workflow task during which it fires. */
  public static final class TimedWorkflow implements Timed {
    static final CountDownLatch OTHER_FIRED = new CountDownLatch(1);

    private final AtomicReference<Promise<Void>> timer = new AtomicReference<>();
    private boolean stopped;

    @Override
    public String execute() {
      CancellationScope scope =
          Workflow.newCancellationScope(() -> timer.set(Workflow.newTimer(Duration.ofMillis(300))));
      scope.run();
      Workflow.await(() -> stopped || timer.get().isCompleted());
      if (timer.get().isCompleted()) return "fired";
      Race.await(OTHER_FIRED);
      scope.cancel();
      Workflow.sleep(Duration.ofMillis(1));
      return "cancelled";
    }

    @Override
    public void stop() {
      stopped = true;
    }
  }
}
