package dev.hawser.peering.saga;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.payload.Payloads;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Two fake clusters, rome and milan, their workers, and a server that skips time. */
public final class PeeringTestEnvironment implements AutoCloseable {
  /** A field, since a logger that nobody refers to loses its level. Closing a server is noisy. */
  private static final Logger QUIETENED = Logger.getLogger("io.grpc");

  static {
    QUIETENED.setLevel(Level.OFF);
  }

  static final String PAIR = "peering/milan~rome";

  public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final WorkflowIdle idle = new WorkflowIdle(this::currentEvents);
  public final ActivityFaults faults = new ActivityFaults(idle);
  public final FakeCluster rome =
      new FakeCluster("rome", "milan", cidrs("10.10.0.0/16", "10.70.0.0/16"), calls, faults);
  public final FakeCluster milan =
      new FakeCluster("milan", "rome", cidrs("10.20.0.0/16", "10.70.0.0/16"), calls, faults);
  final MutatedAnswers answers = new MutatedAnswers(idle);
  public final TestWorkflowEnvironment temporal;

  private final List<WorkerFactory> late = new ArrayList<>();

  public PeeringTestEnvironment() {
    this(Set.of("rome", "milan"));
  }

  /** Only these clusters have a worker, and Temporal knows so. */
  PeeringTestEnvironment(Set<String> served) {
    this(
        served,
        RunTimings.DEFAULTS,
        (queue, now) -> TaskQueues.cluster(queue).filter(served::contains).isPresent());
  }

  /** Only these clusters have a worker, whatever Temporal knows. */
  PeeringTestEnvironment(
      Set<String> served, RunTimings timings, BiPredicate<String, Instant> polled) {
    this(served, timings, polled, it -> {});
  }

  private PeeringTestEnvironment(
      Set<String> served,
      RunTimings timings,
      BiPredicate<String, Instant> polled,
      Consumer<TestEnvironmentOptions.Builder> server) {
    var options = TestEnvironmentOptions.newBuilder(options(answers));
    server.accept(options);
    temporal = TestWorkflowEnvironment.newInstance(options.build());
    WorkflowRegistration.register(
        temporal.newWorker(TaskQueues.RUNS),
        timings,
        new FakeTemporalLookup(polled, temporal::getWorkflowClient));
    for (var cluster : List.of(rome, milan)) {
      if (served.contains(cluster.id.value())) serve(cluster);
    }
    temporal.start();
  }

  /** The same on a real Temporal server, which takes its time. */
  static PeeringTestEnvironment on(
      String address, Set<String> served, RunTimings timings, BiPredicate<String, Instant> polled) {
    return new PeeringTestEnvironment(
        served, timings, polled, it -> it.setUseExternalService(true).setTarget(address));
  }

  private void serve(FakeCluster cluster) {
    serve(cluster, temporal.getWorkerFactory());
  }

  /** Starts the worker of a cluster that has none. */
  void serveLate(FakeCluster cluster) {
    var factory = WorkerFactory.newInstance(temporal.getWorkflowClient());
    serve(cluster, factory);
    factory.start();
    late.add(factory);
  }

  private static void serve(FakeCluster cluster, WorkerFactory factory) {
    var eager =
        WorkerOptions.newBuilder()
            .setMaxHeartbeatThrottleInterval(Duration.ofMillis(10))
            .setDefaultHeartbeatThrottleInterval(Duration.ofMillis(10))
            .build();
    factory
        .newWorker(TaskQueues.of(cluster.id), eager)
        .registerActivitiesImplementations(cluster.activities());
  }

  private static Cidrs cidrs(String pod, String external) {
    return new Cidrs(List.of(pod), List.of(external));
  }

  static TestEnvironmentOptions options(WorkerInterceptor... interceptors) {
    var client =
        WorkflowClientOptions.newBuilder()
            .setDataConverter(Payloads.converter())
            .setIdentity("environment")
            .build();
    var workers = WorkerFactoryOptions.newBuilder().setWorkerInterceptors(interceptors).build();
    var options =
        TestEnvironmentOptions.newBuilder()
            .setWorkflowClientOptions(client)
            .setWorkerFactoryOptions(workers);
    for (String attribute : PeeringWorkflows.SEARCH_ATTRIBUTES) {
      options.registerSearchAttribute(attribute, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    }
    return options.build();
  }

  /** Starts a run under the pair's own ID. */
  public WorkflowStub start(String type, Object request) {
    return start(type, PAIR, request);
  }

  public WorkflowStub start(String type, String id, Object request) {
    var options = WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.RUNS).setWorkflowId(id);
    return start(type, options.build(), request);
  }

  WorkflowStub start(String type, WorkflowOptions options, Object request) {
    var run = temporal.getWorkflowClient().newUntypedWorkflowStub(type, options);
    run.start(request);
    return run;
  }

  WorkflowStub startPeer() {
    return start("Peer", PeerRequest.of("rome", "milan"));
  }

  public PeeringResult peer(PeerRequest request) {
    return start("Peer", request).getResult(PeeringResult.class);
  }

  /** A finished peering from which a test begins, with no calls on record. */
  PeeringTestEnvironment peered() {
    peer(PeerRequest.of("rome", "milan"));
    calls.clear();
    return this;
  }

  UnpeeringResult unpeer(UnpeerRequest request) {
    return start("Unpeer", request).getResult(UnpeeringResult.class);
  }

  /** The failure a run ends with. */
  static TemporalFailure failure(WorkflowStub run) {
    try {
      run.getResult(Object.class);
    } catch (WorkflowFailedException e) {
      return (TemporalFailure) e.getCause();
    }
    throw new AssertionError("the run succeeded");
  }

  /** The failure a run ends with, one of ours. */
  public static ApplicationFailure failureOf(WorkflowStub run) {
    return (ApplicationFailure) failure(run);
  }

  public static String phase(WorkflowStub run) {
    return run.describe()
        .getTypedSearchAttributes()
        .get(SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_PHASE));
  }

  /** Returns when the run has reached the phase; time is skipped until then. */
  void awaitPhase(WorkflowStub run, Phase phase) {
    for (int i = 0; i < 1000; i++) {
      if (phase.word().equals(phase(run))) return;
      temporal.sleep(Duration.ofSeconds(1));
    }
    throw new AssertionError("the run does not reach " + phase);
  }

  /** Returns as soon as the run shows these undos as done. */
  PeeringStatus awaitUndone(WorkflowStub run, Step... steps) {
    return awaitStatus(
        run,
        status ->
            Stream.of(State.UNDONE, State.LEFT, State.NOTHING_TO_UNDO)
                .flatMap(state -> states(status, state).stream())
                .toList()
                .containsAll(List.of(steps)));
  }

  /** Returns as soon as the run shows so many undos as stuck. */
  void awaitStuck(WorkflowStub run, int number) {
    awaitStatus(run, status -> states(status, State.STUCK).size() == number);
  }

  PeeringStatus awaitStatus(WorkflowStub run, Predicate<PeeringStatus> holds) {
    for (int i = 0; i < 1000; i++) {
      var status = run.query("status", PeeringStatus.class);
      if (holds.test(status)) return status;
      temporal.sleep(Duration.ofMillis(100));
    }
    throw new AssertionError(run.query("status", PeeringStatus.class).steps().toString());
  }

  private static List<Step> states(PeeringStatus status, State state) {
    return status.steps().stream()
        .filter(step -> step.state() == state)
        .map(PeeringStatus.StepStatus::step)
        .toList();
  }

  List<HistoryEvent> currentEvents() {
    return events(temporal.getWorkflowClient().newUntypedWorkflowStub(PAIR));
  }

  WorkflowExecutionHistory history(WorkflowStub run) {
    var execution = run.getExecution();
    return temporal
        .getWorkflowClient()
        .fetchHistory(execution.getWorkflowId(), execution.getRunId());
  }

  public List<HistoryEvent> events(WorkflowStub run) {
    return history(run).getHistory().getEventsList();
  }

  /** How long a closed run took. */
  Duration duration(WorkflowStub run) {
    var events = events(run);
    var first = events.getFirst().getEventTime();
    var last = events.getLast().getEventTime();
    return Duration.ofSeconds(last.getSeconds() - first.getSeconds());
  }

  /** Both clusters as they are, to be compared. */
  Map<ClusterId, TreeMap<String, FakeObjects.FakeObject>> state() {
    return Map.of(rome.id, rome.state(), milan.id, milan.state());
  }

  List<String> calls(String method) {
    return List.copyOf(calls).stream().filter(call -> call.endsWith(" " + method)).toList();
  }

  @Override
  public void close() {
    late.forEach(WorkerFactory::shutdownNow);
    temporal.close();
  }
}
