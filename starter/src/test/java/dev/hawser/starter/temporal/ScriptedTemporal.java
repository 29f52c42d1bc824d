package dev.hawser.starter.temporal;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Temporal that gives the answers, and the errors, that a test has lined up. The client's pauses
 * take no time.
 */
public final class ScriptedTemporal extends WorkflowServiceGrpc.WorkflowServiceImplBase
    implements AutoCloseable {
  private final Queue<Object> answers = new ArrayDeque<>();
  private final List<Object> requests = new ArrayList<>();
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private final FakeClock clock = new FakeClock();
  private Object otherwise = Status.FAILED_PRECONDITION.withDescription("the script ended");
  private final Server server;
  private final TemporalClient client;

  public ScriptedTemporal() {
    try {
      var name = UUID.randomUUID().toString();
      server = InProcessServerBuilder.forName(name).addService(this).build().start();
      var channel = InProcessChannelBuilder.forName(name).build();
      client =
          new TemporalClient(
              new TemporalConnection(
                  new ServerAddress("scripted:7233", "from a script", ""),
                  "default",
                  false,
                  WorkflowServiceGrpc.newBlockingStub(channel),
                  channel::resetConnectBackoff,
                  channel::shutdownNow),
              notices::add,
              clock);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public TemporalClient client() {
    return client;
  }

  /** Lines up an answer, or a {@link Status} to fail with, for the next call without one. */
  public synchronized ScriptedTemporal then(Object answer) {
    answers.add(answer);
    return this;
  }

  /** The answer, or the {@link Status}, of every call after those that are lined up. */
  synchronized ScriptedTemporal thenAlways(Object answer) {
    otherwise = answer;
    return this;
  }

  /** Lets time pass before the next answer. */
  public synchronized ScriptedTemporal after(Duration time) {
    answers.add(time);
    return this;
  }

  /** What has been asked, in order. */
  public synchronized List<Object> requests() {
    return List.copyOf(requests);
  }

  /** What the client has said to the user. */
  List<String> notices() {
    return notices;
  }

  /** The workflow IDs of the runs that were deleted. */
  public List<String> deleted() {
    return deleted;
  }

  FakeClock clock() {
    return clock;
  }

  public synchronized int unused() {
    return answers.size();
  }

  public static HistoryEvent event(long id, EventType type) {
    return HistoryEvent.newBuilder().setEventId(id).setEventType(type).build();
  }

  /** A last page. */
  public static GetWorkflowExecutionHistoryResponse page(HistoryEvent... events) {
    return page("", events);
  }

  public static GetWorkflowExecutionHistoryResponse page(String nextToken, HistoryEvent... events) {
    var history = History.newBuilder();
    for (var event : events) history.addEvents(event);
    return GetWorkflowExecutionHistoryResponse.newBuilder()
        .setHistory(history)
        .setNextPageToken(ByteString.copyFromUtf8(nextToken))
        .build();
  }

  /** A task queue whose only worker polled that long ago. */
  public static DescribeTaskQueueResponse polled(Duration ago) {
    var last = Timestamp.newBuilder().setSeconds(Instant.now().minus(ago).getEpochSecond());
    return DescribeTaskQueueResponse.newBuilder()
        .addPollers(PollerInfo.newBuilder().setLastAccessTime(last))
        .build();
  }

  @Override
  public void startWorkflowExecution(
      StartWorkflowExecutionRequest request,
      StreamObserver<StartWorkflowExecutionResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void getWorkflowExecutionHistory(
      GetWorkflowExecutionHistoryRequest request,
      StreamObserver<GetWorkflowExecutionHistoryResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void describeWorkflowExecution(
      DescribeWorkflowExecutionRequest request,
      StreamObserver<DescribeWorkflowExecutionResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void describeTaskQueue(
      DescribeTaskQueueRequest request, StreamObserver<DescribeTaskQueueResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void deleteWorkflowExecution(
      DeleteWorkflowExecutionRequest request,
      StreamObserver<DeleteWorkflowExecutionResponse> observer) {
    deleted.add(request.getWorkflowExecution().getWorkflowId());
    observer.onNext(DeleteWorkflowExecutionResponse.getDefaultInstance());
    observer.onCompleted();
  }

  @Override
  public void queryWorkflow(
      QueryWorkflowRequest request, StreamObserver<QueryWorkflowResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void listWorkflowExecutions(
      ListWorkflowExecutionsRequest request,
      StreamObserver<ListWorkflowExecutionsResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void listOpenWorkflowExecutions(
      ListOpenWorkflowExecutionsRequest request,
      StreamObserver<ListOpenWorkflowExecutionsResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void listClosedWorkflowExecutions(
      ListClosedWorkflowExecutionsRequest request,
      StreamObserver<ListClosedWorkflowExecutionsResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void updateWorkflowExecution(
      UpdateWorkflowExecutionRequest request,
      StreamObserver<UpdateWorkflowExecutionResponse> observer) {
    answer(request, observer);
  }

  @Override
  public void pollWorkflowExecutionUpdate(
      PollWorkflowExecutionUpdateRequest request,
      StreamObserver<PollWorkflowExecutionUpdateResponse> observer) {
    answer(request, observer);
  }

  @SuppressWarnings("unchecked") // a wrong script fails the test
  private synchronized <T> void answer(Object request, StreamObserver<T> observer) {
    requests.add(request);
    while (answers.peek() instanceof Duration time) {
      answers.remove();
      clock.advance(time);
    }
    var next = answers.isEmpty() ? otherwise : answers.remove();
    if (next instanceof Status status) {
      observer.onError(status.asRuntimeException());
    } else {
      observer.onNext((T) next);
      observer.onCompleted();
    }
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }
}
