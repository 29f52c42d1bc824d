package dev.hawser.faultproxy.grpc;

import com.google.protobuf.ByteString;
import com.google.rpc.Status;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceFutureStub;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A server with one namespace and one activity task, a proxy before it, and a client of the proxy.
 */
final class FakeTemporal implements AutoCloseable {
  static final Metadata.Key<String> COLOUR =
      Metadata.Key.of("colour", Metadata.ASCII_STRING_MARSHALLER);
  static final DescribeNamespaceRequest DESCRIBE =
      DescribeNamespaceRequest.newBuilder().setNamespace("default").build();

  private final Service service = new Service();
  private final Server server;
  private final TemporalProxy proxy;
  private final ManagedChannel channel;

  FakeTemporal() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(service)
            .intercept(service)
            .build()
            .start();
    proxy = TemporalProxy.to("127.0.0.1:" + server.getPort());
    channel = NettyChannelBuilder.forTarget(proxy.address()).usePlaintext().build();
  }

  TemporalProxy proxy() {
    return proxy;
  }

  WorkflowServiceBlockingStub client() {
    return WorkflowServiceGrpc.newBlockingStub(channel);
  }

  WorkflowServiceFutureStub futureClient() {
    return WorkflowServiceGrpc.newFutureStub(channel);
  }

  /** The methods that the server was called with, in order. */
  List<String> calls() {
    return service.calls;
  }

  List<String> colours() {
    return service.colours;
  }

  /** Of each call with a deadline. */
  List<Long> secondsLeft() {
    return service.secondsLeft;
  }

  /** The results of activities that the server got. */
  List<String> results() {
    return service.results;
  }

  /** The server answers DescribeNamespace with this status from now on. */
  void failWith(Status status) {
    service.failure = status;
  }

  static PollActivityTaskQueueRequest poll() {
    var poll = PollActivityTaskQueueRequest.newBuilder();
    poll.getTaskQueueBuilder().setName("cluster/rome");
    return poll.build();
  }

  static RespondActivityTaskCompletedRequest outcome(PollActivityTaskQueueResponse task) {
    return RespondActivityTaskCompletedRequest.newBuilder()
        .setTaskToken(task.getTaskToken())
        .build();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    proxy.close();
    server.shutdownNow();
  }

  private static final class Service extends WorkflowServiceImplBase implements ServerInterceptor {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final List<String> colours = new CopyOnWriteArrayList<>();
    final List<Long> secondsLeft = new CopyOnWriteArrayList<>();
    final List<String> results = new CopyOnWriteArrayList<>();
    volatile Status failure = Status.getDefaultInstance();

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
        DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> responses) {
      if (failure.getCode() != 0) {
        responses.onError(StatusProto.toStatusRuntimeException(failure));
        return;
      }
      var response = DescribeNamespaceResponse.newBuilder();
      response.getNamespaceInfoBuilder().setName(request.getNamespace());
      respond(responses, response.build());
    }

    @Override
    public void pollActivityTaskQueue(
        PollActivityTaskQueueRequest request,
        StreamObserver<PollActivityTaskQueueResponse> responses) {
      var response =
          PollActivityTaskQueueResponse.newBuilder()
              .setTaskToken(ByteString.copyFromUtf8("token"))
              .setAttempt(1);
      response.getActivityTypeBuilder().setName("ClaimPair");
      respond(responses, response.build());
    }

    @Override
    public void respondActivityTaskCompleted(
        RespondActivityTaskCompletedRequest request,
        StreamObserver<RespondActivityTaskCompletedResponse> responses) {
      request.getResult().getPayloadsList().forEach(it -> results.add(it.getData().toStringUtf8()));
      respond(responses, RespondActivityTaskCompletedResponse.getDefaultInstance());
    }

    private static <A> void respond(StreamObserver<A> responses, A response) {
      responses.onNext(response);
      responses.onCompleted();
    }
  }
}
