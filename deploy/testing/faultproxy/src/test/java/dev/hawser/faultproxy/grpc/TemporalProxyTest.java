package dev.hawser.faultproxy.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands between worker and server is not noticed, until a fault is planned. */
@SuppressWarnings("NullAway.Init")
class TemporalProxyTest {
  private static final Metadata.Key<String> COLOUR =
      Metadata.Key.of("colour", Metadata.ASCII_STRING_MARSHALLER);
  private static final DescribeNamespaceRequest QUESTION =
      DescribeNamespaceRequest.newBuilder().setNamespace("default").build();

  private final Service service = new Service();
  private Server server;
  private TemporalProxy proxy;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(service)
            .intercept(service)
            .build()
            .start();
    proxy = TemporalProxy.to("127.0.0.1:" + server.getPort());
    channel = NettyChannelBuilder.forTarget(proxy.address()).usePlaintext().build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    proxy.close();
    server.shutdownNow();
  }

  @Test
  void shouldPassOnWhatIsAskedAndAnswered() {
    assertThat(stub().describeNamespace(QUESTION).getNamespaceInfo().getName())
        .isEqualTo("default");
  }

  @Test
  void shouldPassOnMetadataAndDeadline() {
    // given
    var headers = new Metadata();
    headers.put(COLOUR, "green");

    // when
    stub()
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(1, TimeUnit.MINUTES)
        .describeNamespace(QUESTION);

    // then
    assertThat(service.colours).containsExactly("green");
    assertThat(service.secondsLeft.getFirst()).isBetween(1L, 60L);
  }

  @Test
  void shouldPassOnTheDetailsOfAStatus() {
    // given
    service.failure =
        com.google.rpc.Status.newBuilder()
            .setCode(Status.Code.NOT_FOUND.value())
            .setMessage("no such namespace")
            .addDetails(
                Any.pack(NamespaceNotFoundFailure.newBuilder().setNamespace("default").build()))
            .build();

    // when / then
    assertThatThrownBy(() -> stub().describeNamespace(QUESTION))
        .satisfies(e -> assertThat(StatusProto.fromThrowable(e)).isEqualTo(service.failure));
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "INTERNAL"})
  void shouldRefuseOneCallWithoutPassingItOn(Status.Code code) {
    // given
    proxy.faults().plan("DescribeNamespace", 2, new CallFault.Refusal(code));

    // when
    stub().describeNamespace(QUESTION);

    // then
    assertFails(code);
    stub().describeNamespace(QUESTION);
    assertThat(service.calls).hasSize(2);
  }

  @Test
  void shouldLoseAnAnswer() {
    // given
    proxy.faults().plan("DescribeNamespace", 1, new CallFault.LostResponse());

    // when / then
    assertFails(Status.Code.UNAVAILABLE);
    assertThat(service.calls).hasSize(1);
  }

  @Test
  void shouldBreakAConnection() {
    // given
    proxy.faults().plan("DescribeNamespace", 1, new CallFault.Reset());

    // when / then
    assertFails(Status.Code.UNAVAILABLE);
    stub().withWaitForReady().describeNamespace(QUESTION);
    assertThat(service.calls).hasSize(1);
  }

  @Test
  void shouldRefuseConnectionsForAWhile() {
    // given
    proxy.faults().plan("DescribeNamespace", 1, new CallFault.Outage(Duration.ofMillis(200)));

    // when / then
    assertFails(Status.Code.UNAVAILABLE);
    stub().withWaitForReady().describeNamespace(QUESTION);
    assertThat(service.calls).hasSize(1);
  }

  @Test
  void shouldHoldBackWhatComesUntilItIsOpened() {
    // given
    proxy.connections().hold();
    var waiting =
        WorkflowServiceGrpc.newFutureStub(channel).withWaitForReady().describeNamespace(QUESTION);
    assertThatThrownBy(() -> waiting.get(200, TimeUnit.MILLISECONDS)).isNotNull();

    // when
    proxy.connections().open();

    // then
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void shouldKeepPollsFromTheServerWhileItRests() throws InterruptedException {
    // given
    proxy.holdPolls();
    var waiting = WorkflowServiceGrpc.newFutureStub(channel).pollActivityTaskQueue(poll());
    assertThat(proxy.awaitPoll(Duration.ofSeconds(20))).isTrue();
    stub().describeNamespace(QUESTION);
    assertThat(service.calls).containsExactly("DescribeNamespace");

    // when
    proxy.releasePolls();

    // then
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
  }

  @Test
  void shouldTellWhereAnActivityTaskIs() {
    // given
    var told = new ArrayList<String>();
    proxy.listen(
        (moment, task) -> {
          told.add(moment + " " + task.type() + " " + task.queue() + " " + task.attempt());
          return true;
        });

    // when
    var task = stub().pollActivityTaskQueue(poll());
    stub().respondActivityTaskCompleted(outcome(task));

    // then
    assertThat(told)
        .containsExactly(
            "BEFORE_HANDING_OUT ClaimPair cluster/rome 1",
            "HANDED_OUT ClaimPair cluster/rome 1",
            "OUTCOME_ARRIVED ClaimPair cluster/rome 1",
            "OUTCOME_TAKEN ClaimPair cluster/rome 1");
  }

  @Test
  void shouldLoseAnOutcomeThatTheListenerStops() {
    // given
    proxy.listen((moment, task) -> moment != TaskStage.OUTCOME_ARRIVED);
    var task = stub().pollActivityTaskQueue(poll());

    // when / then
    assertThatThrownBy(() -> stub().respondActivityTaskCompleted(outcome(task)))
        .isInstanceOf(StatusRuntimeException.class);
    assertThat(service.calls).hasSize(1);
  }

  private void assertFails(Status.Code code) {
    assertThatThrownBy(() -> stub().describeNamespace(QUESTION))
        .satisfies(e -> assertThat(Status.fromThrowable(e).getCode()).isEqualTo(code));
  }

  private WorkflowServiceGrpc.WorkflowServiceBlockingStub stub() {
    return WorkflowServiceGrpc.newBlockingStub(channel);
  }

  private static PollActivityTaskQueueRequest poll() {
    var poll = PollActivityTaskQueueRequest.newBuilder();
    poll.getTaskQueueBuilder().setName("cluster/rome");
    return poll.build();
  }

  private static RespondActivityTaskCompletedRequest outcome(PollActivityTaskQueueResponse task) {
    return RespondActivityTaskCompletedRequest.newBuilder()
        .setTaskToken(task.getTaskToken())
        .build();
  }

  /** A server that knows one namespace and one task. */
  private static final class Service extends WorkflowServiceGrpc.WorkflowServiceImplBase
      implements ServerInterceptor {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> colours = new CopyOnWriteArrayList<>();
    final List<Long> secondsLeft = new CopyOnWriteArrayList<>();
    com.google.rpc.Status failure = com.google.rpc.Status.getDefaultInstance();

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      calls.add(String.valueOf(call.getMethodDescriptor().getBareMethodName()));
      var colour = headers.get(COLOUR);
      if (colour != null) colours.add(colour);
      var deadline = Context.current().getDeadline();
      if (deadline != null) secondsLeft.add(deadline.timeRemaining(TimeUnit.SECONDS));
      return next.startCall(call, headers);
    }

    @Override
    public void describeNamespace(
        DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answers) {
      if (failure.getCode() != 0) {
        answers.onError(StatusProto.toStatusRuntimeException(failure));
        return;
      }
      var answer = DescribeNamespaceResponse.newBuilder();
      answer.getNamespaceInfoBuilder().setName(request.getNamespace());
      answer(answers, answer.build());
    }

    @Override
    public void pollActivityTaskQueue(
        PollActivityTaskQueueRequest request,
        StreamObserver<PollActivityTaskQueueResponse> answers) {
      var answer =
          PollActivityTaskQueueResponse.newBuilder()
              .setTaskToken(ByteString.copyFromUtf8("token"))
              .setAttempt(1);
      answer.getActivityTypeBuilder().setName("ClaimPair");
      answer(answers, answer.build());
    }

    @Override
    public void respondActivityTaskCompleted(
        RespondActivityTaskCompletedRequest request,
        StreamObserver<RespondActivityTaskCompletedResponse> answers) {
      answer(answers, RespondActivityTaskCompletedResponse.getDefaultInstance());
    }

    private static <A> void answer(StreamObserver<A> answers, A answer) {
      answers.onNext(answer);
      answers.onCompleted();
    }
  }
}
