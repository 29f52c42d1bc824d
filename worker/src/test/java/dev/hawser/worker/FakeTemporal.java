package dev.hawser.worker;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.IndexedValueType;
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
      answer(status, DescribeNamespaceResponse.getDefaultInstance(), observer);
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
