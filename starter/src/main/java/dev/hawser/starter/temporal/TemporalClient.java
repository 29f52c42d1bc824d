package dev.hawser.starter.temporal;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

import com.fasterxml.jackson.core.type.TypeReference;
import com.google.protobuf.ByteString;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.RunReference;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.sdk.v1.UserMetadata;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls to Temporal that the command line makes: short ones, which survive a short outage, and
 * long polls.
 */
public final class TemporalClient implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final int DELETION = 1;
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final int LONG_POLL = 30;
  private static final Set<Status.Code> QUERY_REPEATED =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED);
  private static final String IDENTITY = "hawser " + ProcessHandle.current().pid();

  private final TemporalConnection connection;
  private final Consumer<String> notices;
  private final CallClock clock;
  private final CallRetries retries;
  private final GrpcErrors errors;
  private final @Nullable Duration end;
  private final DataConverter converter = Payloads.converter();
  private final Caller caller;

  private TemporalClient(
      TemporalConnection connection,
      Consumer<String> notices,
      CallClock clock,
      Caller caller,
      @Nullable Duration end) {
    this.connection = connection;
    this.notices = notices;
    this.clock = clock;
    this.caller = caller;
    this.end = end;
    this.retries = new CallRetries(clock, connection.reconnecting(), this::noticeOutage, end);
    this.errors = new GrpcErrors(connection.address(), connection.namespace(), retries);
  }

  TemporalClient(TemporalConnection connection, Consumer<String> notices, CallClock clock) {
    this(connection, notices, clock, Caller.SILENT, null);
  }

  /**
   * @param notices takes a sentence for the user when a call takes long
   */
  public TemporalClient(TemporalConnection connection, Consumer<String> notices, Caller caller) {
    this(connection, notices, new SystemClock(), caller, null);
  }

  /** Without notices. */
  public TemporalClient(TemporalConnection connection) {
    this(connection, notice -> {}, Caller.SILENT);
  }

  /**
   * The same connection for a user who waits that long and no longer: its calls together take no
   * more time.
   *
   * @param sentence what the user is told after two seconds, unless it is closed before
   */
  public TemporalClient within(Duration limit, String sentence) {
    var notice = noticeAfter(SILENCE, sentence);
    return new TemporalClient(
        connection.withClosing(notice::close), notices, clock, caller, clock.now().plus(limit));
  }

  /** As {@link #within(Duration, String)} for a moment in which nothing needs to be said. */
  TemporalClient within(Duration limit) {
    return new TemporalClient(
        connection.withClosing(() -> {}), notices, clock, caller, clock.now().plus(limit));
  }

  /** How much of that time is left; never negative. */
  public Duration remaining() {
    if (end == null) return LONGEST;
    var left = end.minus(clock.now());
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void noticeOutage() {
    notices.accept(
        "Temporal at "
            + address()
            + " is away or overloaded; trying again for up to "
            + CallRetries.UNTIL_NEXT_ANSWER.toSeconds()
            + " s. To stop, press Ctrl-C");
  }

  /**
   * Whether a run was started.
   *
   * @param started false when a run with that ID is already running
   */
  record Started(RunId run, boolean started) {}

  /**
   * All attempts have one request ID, so that Temporal starts one run and says so to each.
   *
   * @param summary what Temporal's Web UI says of the run
   */
  Started start(
      String type, String workflowId, Object request, String summary, @Nullable Duration limit) {
    var start =
        StartWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace())
            .setRequestId(UUID.randomUUID().toString())
            .setIdentity(IDENTITY)
            .setWorkflowId(workflowId)
            .setWorkflowType(WorkflowType.newBuilder().setName(type))
            .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.RUNS))
            .setInput(payloads(request))
            .setUserMetadata(UserMetadata.newBuilder().setSummary(payload(summary)))
            .setWorkflowIdReusePolicy(
                WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
            .setWorkflowIdConflictPolicy(
                WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
    if (limit != null) start.setWorkflowExecutionTimeout(seconds(limit));
    var response = errors.call(() -> quickStub().startWorkflowExecution(start.build()));
    return new Started(new RunId(workflowId, response.getRunId()), response.getStarted());
  }

  /** Empty when there was never such a run. An empty run ID means the latest. */
  public Optional<DescribeWorkflowExecutionResponse> describe(RunId run) {
    return errors.callForExisting(() -> describeOnce(run));
  }

  /** As {@link #describe}, in one attempt; gRPC errors are thrown as they are. */
  DescribeWorkflowExecutionResponse describeOnce(RunId run) {
    var request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace())
            .setExecution(run.execution())
            .build();
    return quickStub().describeWorkflowExecution(request);
  }

  /** The workflow type of a run. */
  public String workflowType(RunId run) {
    return firstEvent(run).getWorkflowExecutionStartedEventAttributes().getWorkflowType().getName();
  }

  HistoryEvent firstEvent(RunId run) {
    var request = of(run).setMaximumPageSize(1).build();
    return errors.call(
        () -> quickStub().getWorkflowExecutionHistory(request).getHistory().getEvents(0));
  }

  /** The request that a run was started with; empty when it cannot be read. */
  public Map<String, Object> input(RunId run) {
    var started = firstEvent(run).getWorkflowExecutionStartedEventAttributes();
    if (started.getInput().getPayloadsCount() == 0) return Map.of();
    try {
      return Payloads.json()
          .convertValue(
              value(started.getInput().getPayloads(0), Object.class), new TypeReference<>() {});
    } catch (RuntimeException unreadable) {
      return Map.of();
    }
  }

  /** The history until now. */
  public List<HistoryEvent> events(RunId run) {
    return errors.call(() -> history(run));
  }

  /** As {@link #events}; gRPC errors are thrown as they are. */
  List<HistoryEvent> history(RunId run) {
    var events = new ArrayList<HistoryEvent>();
    var token = ByteString.EMPTY;
    do {
      var page = quickStub().getWorkflowExecutionHistory(of(run).setNextPageToken(token).build());
      events.addAll(page.getHistory().getEventsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return events;
  }

  /**
   * Returns with the next events, or with none after a while; gRPC errors are thrown as they are.
   */
  GetWorkflowExecutionHistoryResponse awaitEvents(
      RunId run, ByteString from, HistoryEventFilterType filter, Duration limit) {
    var request =
        of(run)
            .setWaitNewEvent(true)
            .setHistoryEventFilterType(filter)
            .setNextPageToken(from)
            .build();
    return connection
        .stub()
        .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
        .getWorkflowExecutionHistory(request);
  }

  /**
   * Empty when the run cannot answer, for example without a worker. Temporal waits for one until
   * the deadline, so a query that reached it is not repeated.
   */
  public <T> Optional<T> query(RunId run, String query, Class<T> type) {
    var request =
        QueryWorkflowRequest.newBuilder()
            .setNamespace(namespace())
            .setExecution(run.execution())
            .setQuery(WorkflowQuery.newBuilder().setQueryType(query))
            .build();
    try {
      var result =
          retries.call(() -> quickStub().queryWorkflow(request), QUERY_REPEATED).getQueryResult();
      return result.getPayloadsCount() == 0
          ? Optional.empty()
          : Optional.of(value(result.getPayloads(0), type));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a worker polls the task queue, or did in the last minutes; true when this server cannot
   * say. How long ago is not compared: the clock of this computer may be wrong.
   */
  public boolean isServed(String queue) {
    var request = describing(queue);
    return errors
        .callIfSupported(() -> quickStub().describeTaskQueue(request).getPollersCount() > 0)
        .orElse(true);
  }

  /** Who polls the task queue, or did in the last minutes; empty when this server cannot say. */
  public Optional<List<Poller>> pollers(String queue) {
    var request = describing(queue);
    return errors
        .callIfSupported(() -> quickStub().describeTaskQueue(request).getPollersList())
        .map(pollers -> pollers.stream().map(Poller::of).toList());
  }

  /** Runs are workflows; what is polled of a cluster's queue are activities. */
  private DescribeTaskQueueRequest describing(String queue) {
    return DescribeTaskQueueRequest.newBuilder()
        .setNamespace(namespace())
        .setTaskQueue(TaskQueue.newBuilder().setName(queue))
        .setTaskQueueType(
            TaskQueues.cluster(queue).isPresent()
                ? TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY
                : TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
        .build();
  }

  /** Has the run and its history deleted, in one attempt; a server may refuse that. */
  void delete(RunId run) {
    var request =
        DeleteWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace())
            .setWorkflowExecution(run.execution())
            .build();
    try {
      connection
          .stub()
          .withDeadlineAfter(DELETION, TimeUnit.SECONDS)
          .deleteWorkflowExecution(request);
    } catch (StatusRuntimeException refused) {
      // the run stays in the list until its retention ends
    }
  }

  /** Reads a payload. */
  public <T> T value(Payload payload, Class<T> type) {
    return converter.fromPayload(payload, type, type);
  }

  private Payload payload(String text) {
    return converter.toPayload(text).orElseGet(Payload::getDefaultInstance);
  }

  io.temporal.api.common.v1.Payloads payloads(Object value) {
    return converter.toPayloads(value).orElseGet(() -> emptyPayloads().build());
  }

  DataConverter converter() {
    return converter;
  }

  /** Says this to the user after that time, unless the alarm is closed before. */
  CallClock.Alarm noticeAfter(Duration delay, String sentence) {
    return clock.alarm(delay, () -> notices.accept(sentence));
  }

  CallClock clock() {
    return clock;
  }

  GrpcErrors errors() {
    return errors;
  }

  WorkflowServiceBlockingStub quickStub() {
    var left = remaining();
    long soon = Math.max(1, (left.compareTo(SOON) < 0 ? left : SOON).toMillis());
    return connection.stub().withDeadlineAfter(soon, TimeUnit.MILLISECONDS);
  }

  WorkflowServiceBlockingStub longPollStub() {
    return connection.stub().withDeadlineAfter(LONG_POLL, TimeUnit.SECONDS);
  }

  /** The namespace in which it starts and finds runs. */
  public String namespace() {
    return connection.namespace();
  }

  /** The server's address, for messages. */
  public String address() {
    return connection.address();
  }

  /** The flags that chose this connection, each with a space before it. */
  public String flags() {
    return caller.flags();
  }

  /** The server's Web UI; empty when its address can't be known. */
  public Optional<WebUi> ui() {
    return WebUi.of(caller.uiAddress(), address(), namespace());
  }

  /** Where people find this run. */
  public RunReference reference(RunId run) {
    String page = ui().filter(WebUi::isListening).map(it -> it.run(run)).orElse(null);
    return new RunReference(run.workflow(), run.run(), page);
  }

  /** The server's version; empty when it does not say. */
  public Optional<String> serverVersion() {
    var request = GetSystemInfoRequest.getDefaultInstance();
    return errors
        .callIfSupported(() -> quickStub().getSystemInfo(request).getServerVersion())
        .filter(version -> !version.isEmpty());
  }

  static String identity() {
    return IDENTITY;
  }

  @Override
  public void close() {
    connection.closing().run();
  }

  private GetWorkflowExecutionHistoryRequest.Builder of(RunId run) {
    return GetWorkflowExecutionHistoryRequest.newBuilder()
        .setNamespace(namespace())
        .setExecution(run.execution());
  }

  private static io.temporal.api.common.v1.Payloads.Builder emptyPayloads() {
    return io.temporal.api.common.v1.Payloads.newBuilder();
  }

  private static com.google.protobuf.Duration seconds(Duration duration) {
    return com.google.protobuf.Duration.newBuilder().setSeconds(duration.toSeconds()).build();
  }

  /** The latest run with that workflow ID, open or closed. */
  public Optional<RunId> latest(String workflowId) {
    return describe(new RunId(workflowId, ""))
        .map(found -> RunId.of(found.getWorkflowExecutionInfo().getExecution()));
  }

  /** The open run with that workflow ID. */
  public Optional<RunId> findRunning(String workflowId) {
    return describe(new RunId(workflowId, ""))
        .map(DescribeWorkflowExecutionResponse::getWorkflowExecutionInfo)
        .filter(info -> info.getStatus() == WORKFLOW_EXECUTION_STATUS_RUNNING)
        .map(info -> RunId.of(info.getExecution()));
  }
}
