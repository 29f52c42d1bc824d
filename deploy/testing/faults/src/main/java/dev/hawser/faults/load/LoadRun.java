package dev.hawser.faults.load;

import dev.hawser.faults.load.LoadReport.Load;
import dev.hawser.faults.trial.Durations;
import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.Expect;
import dev.hawser.harness.ObservedObject;
import dev.hawser.harness.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Measures an idle hub, the same with many waits, a restart, and the end of the waits. */
final class LoadRun {
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);
  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final int SHOWN = 5;
  private static final double NANOS_PER_SECOND = 1e9;

  private final LoadEnvironment environment;
  private final LoadReport report;
  private final int number;
  private final Duration window;
  private final WaitingPairs pairs;
  private final OtherPair otherPair;
  private final ClusterSnapshot clean;

  /**
   * @param environment with one fake peer more than that
   * @param number of pairs that are to wait
   * @param window of time in which rates are measured
   */
  LoadRun(LoadEnvironment environment, LoadReport report, int number, Duration window) {
    this.environment = environment;
    this.report = report;
    this.number = number;
    this.window = window;
    pairs = new WaitingPairs(environment.runs());
    otherPair =
        new OtherPair(
            environment.runs(), environment.otherConsumer(), PeerIds.of(number + 1), report);
    clean = ClusterSnapshot.of(environment.hub());
  }

  /** Adds every figure and every problem to the report. */
  void run() throws InterruptedException {
    try {
      otherPair.warmUp();
      measure(Load.IDLE);
      startWaits();
      measure(Load.WAITING);
      restart();
      complete();
      unpeer();
    } finally {
      pairs.terminate();
    }
  }

  private void startWaits() throws InterruptedException {
    long start = System.nanoTime();
    var failures = pairs.start(number);
    int waiting = number - failures.size();
    problems("does not wait", failures);
    report.add(Load.WAITING, Figure.WAITS, waiting);
    progress(waiting + " of " + number + " pairs wait", start);
  }

  private void measure(Load load) throws InterruptedException {
    long start = System.nanoTime();
    try (var requests = new RateSampler(environment.requests()::counts);
        var calls = new RateSampler(environment::calls)) {
      Thread.sleep(window);
      add(load, Figure.REQUESTS, Figure.REQUEST_PEAK, requests.rates());
      add(load, Figure.CALLS, Figure.CALL_PEAK, calls.rates());
    }
    var figures = environment.figures();
    report.add(load, Figure.HEAP, figures.heapMib());
    report.add(load, Figure.THREADS, figures.threads());
    otherPair.measure(load);
    progress("measured: " + load, start);
  }

  private void add(Load load, Figure mean, Figure peak, Rates rates) {
    report.add(load, mean, rates.mean());
    report.add(load, peak, rates.peak());
    report.detail(load + ": " + mean.label() + ": " + rates.byName());
  }

  private void restart() throws InterruptedException {
    try (var requests = new RateSampler(environment.requests()::counts);
        var calls = new RateSampler(environment::calls)) {
      long start = System.nanoTime();
      environment.requests().forgetPeers();
      environment.restartWorker();
      awaitLooks(start);
      addRestart(Figure.RESTART_REQUESTS, requests.rates());
      addRestart(Figure.RESTART_CALLS, calls.rates());
      progress("restarted the worker", start);
    }
  }

  private void addRestart(Figure peak, Rates rates) {
    report.add(Load.WAITING, peak, rates.peak());
    report.detail(peak.label() + ": " + rates.byNameInThePeak());
  }

  /** Until the worker has asked the API server about each pair that waits. */
  private void awaitLooks(long start) throws InterruptedException {
    var limit = pickUpLimit();
    var missing = missing();
    while (!missing.isEmpty() && since(start).compareTo(limit) < 0) {
      Thread.sleep(LOOK_INTERVAL);
      missing = missing();
    }
    if (missing.isEmpty()) {
      report.add(Load.WAITING, Figure.PICKED_UP, since(start).toNanos() / NANOS_PER_SECOND);
    } else {
      report.problem(
          "%d waits were not looked at within %s after the restart"
              .formatted(missing.size(), Durations.seconds(limit)));
    }
  }

  /** A minute, and a fifth of a second for each pair: a look takes seven of sixty requests/s. */
  private Duration pickUpLimit() {
    return Duration.ofSeconds(60L).plusMillis(200L * pairs.consumers().size());
  }

  private List<String> missing() {
    var seen = environment.requests().peers();
    return pairs.consumers().stream()
        .map(Object::toString)
        .filter(consumer -> !seen.contains(consumer))
        .toList();
  }

  private void complete() {
    long start = System.nanoTime();
    environment.releaseAddresses();
    var failures = pairs.complete(completionLimit());
    problems("did not complete", failures);
    int completed = pairs.consumers().size() - failures.size();
    report.add(Load.WAITING, Figure.COMPLETED, completed);
    if (failures.isEmpty()) {
      report.add(Load.WAITING, Figure.COMPLETION, since(start).toNanos() / NANOS_PER_SECOND);
    }
    progress(completed + " of " + pairs.consumers().size() + " pairs completed", start);
  }

  /** A minute, and a second for each pair. */
  private Duration completionLimit() {
    return Duration.ofSeconds(60L + pairs.consumers().size());
  }

  private void unpeer() throws InterruptedException {
    long start = System.nanoTime();
    problems("did not end", otherPair.finish());
    problems("did not unpeer", pairs.unpeer());
    var left =
        Expect.settled(
            SETTLING,
            () ->
                ClusterSnapshot.of(environment.hub()).addedSince(clean).stream()
                    .filter(object -> object.kind() != ResourceKind.FOREIGN_CLUSTER)
                    .map(ObservedObject::toString)
                    .collect(Collectors.toCollection(TreeSet::new)));
    report.add(Load.WAITING, Figure.LEFT_OVER, left.size());
    left.stream().limit(SHOWN).forEach(object -> report.detail("left over: " + object));
    progress("unpeered", start);
  }

  /** One line for each kind of failure. */
  private void problems(String what, List<String> failures) {
    failures.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            each -> report.problem("%d × %s: %s".formatted(each.getValue(), what, each.getKey())));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void progress(String what, long start) {
    System.out.println("load: " + what + ", " + Durations.seconds(since(start)));
  }
}
