package dev.hawser.faults.load;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** The Peers that wait at the hub. */
final class WaitingPairs {
  /** So many runs at once are on their way to their wait, or to their end. */
  private static final int AT_ONCE = 20;

  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Duration UNPEER_LIMIT = Duration.ofMinutes(5);

  private final HubRuns runs;
  private final Map<ClusterId, WorkflowStub> open = new ConcurrentSkipListMap<>();
  private final Set<WorkflowStub> started = ConcurrentHashMap.newKeySet();

  WaitingPairs(HubRuns runs) {
    this.runs = runs;
  }

  /** Does something to one pair. */
  private interface Step {
    Optional<String> failure(ClusterId consumer) throws InterruptedException;
  }

  /**
   * Starts a Peer of each of the first peers, and returns when every run waits or has failed.
   *
   * @return why runs don't wait
   */
  List<String> start(int number) throws InterruptedException {
    return forEach(IntStream.rangeClosed(1, number).mapToObj(PeerIds::of).toList(), this::start);
  }

  private Optional<String> start(ClusterId consumer) throws InterruptedException {
    var run = runs.peer(consumer, GatewayOptions.DEFAULTS);
    started.add(run);
    var failure = HubRuns.failureToWait(run, START_LIMIT);
    if (failure.isEmpty() || HubRuns.isOpen(run)) open.put(consumer, run);
    return failure;
  }

  /** The consumers whose runs wait, or are still on their way to it. */
  Set<ClusterId> consumers() {
    return open.keySet();
  }

  /**
   * Awaits the end of all these runs.
   *
   * @return why runs have not completed
   */
  List<String> complete(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    return open.values().stream()
        .map(run -> HubRuns.failure(run, Duration.ofNanos(end - System.nanoTime())))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Ends the peerings.
   *
   * @return why they did not end
   */
  List<String> unpeer() throws InterruptedException {
    return forEach(List.copyOf(open.keySet()), this::unpeer);
  }

  private Optional<String> unpeer(ClusterId consumer) {
    var run = runs.unpeer(consumer);
    started.add(run);
    return HubRuns.failure(run, UNPEER_LIMIT);
  }

  /** Terminates what is still open, so that nothing stays on a Temporal server that others use. */
  void terminate() {
    started.forEach(WaitingPairs::terminate);
  }

  private static void terminate(WorkflowStub run) {
    try {
      run.terminate("the command has ended");
    } catch (WorkflowException e) {
      // It is closed, as it should be.
    }
  }

  private static List<String> forEach(List<ClusterId> consumers, Step step)
      throws InterruptedException {
    var permits = new Semaphore(AT_ONCE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results =
          consumers.stream()
              .map(consumer -> threads.submit(() -> limited(permits, step, consumer)))
              .toList();
      return results.stream().map(WaitingPairs::result).flatMap(Optional::stream).toList();
    }
  }

  private static Optional<String> limited(Semaphore permits, Step step, ClusterId consumer)
      throws InterruptedException {
    permits.acquire();
    try {
      return step.failure(consumer);
    } catch (RuntimeException e) {
      return Optional.of(HubRuns.reason(e));
    } finally {
      permits.release();
    }
  }

  private static Optional<String> result(Future<Optional<String>> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    } catch (ExecutionException e) {
      return Optional.of(String.valueOf(e.getCause()));
    }
  }
}
