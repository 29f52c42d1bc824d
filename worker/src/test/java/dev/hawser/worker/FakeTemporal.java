package dev.hawser.worker;

import dev.hawser.connection.NamespaceHeader;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.AddSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesResponse;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceImplBase;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/** A server that answers what a worker asks at startup, as a test wants it answered. */
final class FakeTemporal implements AutoCloseable {
  /** The answers to describing the namespace, in order; then OK. */
  final Queue<Status> describeAnswers = new ArrayDeque<>();

  /** The search attributes that the namespace has. */
  final Map<String, IndexedValueType> attributes = new HashMap<>();

  /** The fields that the namespace's config maps to names. */
  final Map<String, String> aliases = new HashMap<>();

  /** Refuses calls without the header that names the namespace, as Temporal Cloud. */
  volatile boolean needsNamespaceHeader;

  final List<String> added = new ArrayList<>();
  Status listAnswer = Status.OK;
  Status addAnswer = Status.OK;

  private final Server server;
  private final ManagedChannel channel;
  private final WorkflowServiceStubs stubs;

  FakeTemporal() {
    String name = UUID.randomUUID().toString();
    try {
      server =
          InProcessServerBuilder.forName(name)
              .addService(new Namespaces())
              .addService(new Attributes())
              .intercept(new HeaderCheck())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    channel = InProcessChannelBuilder.forName(name).build();
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setChannel(channel)
                .validateAndBuildWithDefaults());
  }

  WorkflowServiceStubs stubs() {
    return stubs;
  }

  TemporalConnection connection() {
    return new TemporalConnection(stubs, "temporal.example:7233", "default");
  }

  /** With the header that a connection which was configured sends. */
  TemporalConnection configured() {
    var options =
        WorkflowServiceStubsOptions.newBuilder(stubs.getOptions())
            .addGrpcClientInterceptor(new NamespaceHeader("default"))
            .validateAndBuildWithDefaults();
    return new TemporalConnection(
        WorkflowServiceStubs.newServiceStubs(options), "temporal.example:7233", "default");
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    channel.shutdownNow();
    server.shutdownNow();
  }

  private static <T> void answer(Status status, T value, StreamObserver<T> observer) {
    if (status.isOk()) {
      observer.onNext(value);
      observer.onCompleted();
    } else {
      observer.onError(status.asRuntimeException());
    }
  }

  private final class Namespaces extends WorkflowServiceImplBase {
    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> observer) {
      answer(Status.OK, GetSystemInfoResponse.getDefaultInstance(), observer);
    }

    @Override
    public void describeNamespace(
        DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> observer) {
      var next = describeAnswers.poll();
      var status = next == null ? Status.OK : next;
      var config = NamespaceConfig.newBuilder().putAllCustomSearchAttributeAliases(aliases);
      answer(status, DescribeNamespaceResponse.newBuilder().setConfig(config).build(), observer);
    }
  }

  private final class HeaderCheck implements ServerInterceptor {
    private static final Metadata.Key<String> NAMESPACE =
        Metadata.Key.of("temporal-namespace", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      var values = headers.getAll(NAMESPACE);
      var found = new ArrayList<String>();
      if (values != null) values.forEach(found::add);
      boolean once = found.equals(List.of("default"));
      if (once || !needsNamespaceHeader) return next.startCall(call, headers);
      call.close(Status.UNAUTHENTICATED.withDescription("Request unauthorized."), new Metadata());
      return new ServerCall.Listener<>() {};
    }
  }

  private final class Attributes extends OperatorServiceImplBase {
    @Override
    public void listSearchAttributes(
        ListSearchAttributesRequest request,
        StreamObserver<ListSearchAttributesResponse> observer) {
      var known =
          ListSearchAttributesResponse.newBuilder().putAllCustomAttributes(attributes).build();
      answer(listAnswer, known, observer);
    }

    @Override
    public void addSearchAttributes(
        AddSearchAttributesRequest request, StreamObserver<AddSearchAttributesResponse> observer) {
      if (addAnswer.isOk()) {
        added.addAll(request.getSearchAttributesMap().keySet());
      }
      answer(addAnswer, AddSearchAttributesResponse.getDefaultInstance(), observer);
    }
  }
}
