package dev.hawser.worker;

import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A task queue that is being polled, by a factory of its own: a factory that was started takes no
 * more workers.
 *
 * @param ending ends the waits of the activities that came from it
 */
record PolledQueue(String name, WorkerFactory factory, Runnable ending) {
  boolean isPolled() {
    return factory.isStarted() && !factory.isShutdown();
  }

  void stopPolling() {
    factory.shutdown();
  }

  void handOver() {
    ending.run();
  }

  void interrupt() {
    factory.shutdownNow();
  }

  boolean hasEnded() {
    return factory.isTerminated();
  }

  void awaitEnd(Duration longest) {
    factory.awaitTermination(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
  }
}
