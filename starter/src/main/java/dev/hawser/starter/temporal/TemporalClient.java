package dev.hawser.starter.temporal;

import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.RunReference;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The command line's access to Temporal: how long its calls may take, what users hear meanwhile,
 * and how values become payloads.
 */
public final class TemporalClient implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Duration LONG_POLL = Duration.ofSeconds(30);
  private static final String IDENTITY = "hawser " + ProcessHandle.current().pid();

  private final TemporalConnection connection;
  private final Notices notices;
  private final CallClock clock;
  private final CallRetries retries;
  private final GrpcErrors errors;
  private final @Nullable Duration end;
  private final DataConverter converter = Payloads.converter();
  private final Caller caller;

  private TemporalClient(
      TemporalConnection connection,
      Notices notices,
      CallClock clock,
      Caller caller,
      @Nullable Duration end) {
    this.connection = connection;
    this.notices = notices;
    this.clock = clock;
    this.caller = caller;
    this.end = end;
    this.retries = new CallRetries(clock, connection.reconnecting(), this::noticeOutage, end);
    this.errors = new GrpcErrors(connection.server(), connection.namespace(), retries);
  }

  TemporalClient(TemporalConnection connection, Notices notices, CallClock clock) {
    this(connection, notices, clock, Caller.SILENT, null);
  }

  public TemporalClient(TemporalConnection connection, Notices notices, Caller caller) {
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
  public TemporalClient within(Duration limit) {
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
    notices.warn(
        "Temporal at "
            + address()
            + " is away or overloaded; trying again for up to "
            + CallRetries.UNTIL_NEXT_ANSWER.toSeconds()
            + " s. To stop, press Ctrl-C");
  }

  /** What is asked of runs, and done to them. */
  public RunCalls runs() {
    return new RunCalls(this);
  }

  /** What has happened in a run. */
  public RunHistory history(RunId run) {
    return new RunHistory(this, run);
  }

  /** What is asked of task queues. */
  public TaskQueueCalls queues() {
    return new TaskQueueCalls(this);
  }

  /** Reads a payload. */
  public <T> T value(Payload payload, Class<T> type) {
    return converter.fromPayload(payload, type, type);
  }

  Payload payload(String text) {
    return converter.toPayload(text).orElseGet(Payload::getDefaultInstance);
  }

  io.temporal.api.common.v1.Payloads payloads(Object value) {
    return converter
        .toPayloads(value)
        .orElseGet(io.temporal.api.common.v1.Payloads::getDefaultInstance);
  }

  DataConverter converter() {
    return converter;
  }

  /** Says this to the user after that time, unless the alarm is closed before. */
  CallClock.Alarm noticeAfter(Duration delay, String sentence) {
    return clock.alarm(delay, () -> notices.waiting(sentence));
  }

  CallClock clock() {
    return clock;
  }

  GrpcErrors errors() {
    return errors;
  }

  CallRetries retries() {
    return retries;
  }

  WorkflowServiceBlockingStub quickStub() {
    var left = remaining();
    var soon = left.compareTo(SOON) < 0 ? left : SOON;
    return stub(soon.compareTo(SHORTEST) < 0 ? SHORTEST : soon);
  }

  WorkflowServiceBlockingStub longPollStub() {
    return stub(LONG_POLL);
  }

  /** For calls that take no longer than that. */
  WorkflowServiceBlockingStub stub(Duration limit) {
    return connection.stub().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS);
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
}
