package dev.hawser.faults.load;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.faults.trial.Durations;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What others do at the hub: a pair with a real consumer, whose gateway needs no load balancer,
 * peers and is inspected, and a pair that waits is aborted.
 */
final class OtherPair {
  private static final int ROUNDS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String ABORTED = FailureType.ABORTED.word();
  private static final double MILLIS_PER_SECOND = 1e3;

  private static final GatewayOptions NODE_PORT =
      new GatewayOptions(null, ServiceType.NODE_PORT, null, null, null, null, null, null);

  private final HubRuns runs;
  private final ClusterId consumer;
  private final ClusterId aborted;
  private final LoadReport report;

  /** Runs that have not ended as they should, by the hub's peer. */
  private final Map<ClusterId, WorkflowStub> open = new LinkedHashMap<>();

  /**
   * @param consumer a real cluster
   * @param aborted a fake peer that has no other run
   */
  OtherPair(HubRuns runs, ClusterId consumer, ClusterId aborted, LoadReport report) {
    this.runs = runs;
    this.consumer = consumer;
    this.aborted = aborted;
    this.report = report;
  }

  /** Something whose time is measured. */
  private interface Action {
    /** How long it took, or why it failed. */
    Attempt run() throws InterruptedException;
  }

  private record Attempt(Duration time, Optional<String> failure) {
    static Attempt since(long start, Optional<String> failure) {
      return new Attempt(Duration.ofNanos(System.nanoTime() - start), failure);
    }
  }

  /** Does everything once, so that nothing is cold when it is measured. */
  void warmUp() throws InterruptedException {
    peer();
    inspect();
    abort();
  }

  /**
   * Does everything a few times, and adds the medians to the report; what fails is not repeated.
   */
  void measure(LoadReport.Load load) throws InterruptedException {
    measure(load, Figure.PEER, this::peer);
    measure(load, Figure.INSPECT, this::inspect);
    measure(load, Figure.ABORT, this::abort);
  }

  private void measure(LoadReport.Load load, Figure figure, Action action)
      throws InterruptedException {
    var times = new ArrayList<Duration>();
    for (int round = 0; round < ROUNDS; round++) {
      var attempt = action.run();
      if (attempt.failure().isPresent()) {
        report.problem(load + ", " + figure.label() + ": " + attempt.failure().get());
        report.add(load, figure, Double.NaN);
        return;
      }
      times.add(attempt.time());
    }
    report.add(load, figure, Durations.of(times).median().toMillis() / MILLIS_PER_SECOND);
  }

  /**
   * Awaits the end of runs that were too slow to be measured, and undoes them.
   *
   * @return why that failed
   */
  List<String> finish() {
    var failures = new ArrayList<String>();
    open.forEach(
        (peer, run) -> {
          HubRuns.failure(run, LIMIT);
          HubRuns.failure(runs.unpeer(peer), LIMIT).ifPresent(failures::add);
        });
    open.clear();
    return failures;
  }

  private Attempt peer() {
    long start = System.nanoTime();
    var run = start(consumer, NODE_PORT);
    var peering = Attempt.since(start, ended(consumer, run));
    if (peering.failure().isPresent()) return peering;
    return new Attempt(peering.time(), ended(consumer, unpeer(consumer)));
  }

  private Attempt inspect() {
    long start = System.nanoTime();
    try {
      runs.inspect(consumer);
      return Attempt.since(start, Optional.empty());
    } catch (RuntimeException e) {
      return Attempt.since(start, Optional.of(HubRuns.reason(e)));
    }
  }

  private Attempt abort() throws InterruptedException {
    var run = start(aborted, GatewayOptions.DEFAULTS);
    var failure = HubRuns.failureToWait(run, LIMIT);
    if (failure.isPresent()) return new Attempt(LIMIT, failure);
    long start = System.nanoTime();
    HubRuns.abort(run);
    return Attempt.since(start, ended(aborted, run).filter(why -> !why.startsWith(ABORTED)));
  }

  private WorkflowStub start(ClusterId peer, GatewayOptions gateway) {
    var run = runs.peer(peer, gateway);
    open.put(peer, run);
    return run;
  }

  private WorkflowStub unpeer(ClusterId peer) {
    var run = runs.unpeer(peer);
    open.put(peer, run);
    return run;
  }

  private Optional<String> ended(ClusterId peer, WorkflowStub run) {
    var failure = HubRuns.failure(run, LIMIT);
    if (failure.isEmpty() || failure.get().startsWith(ABORTED)) open.remove(peer);
    return failure;
  }
}
