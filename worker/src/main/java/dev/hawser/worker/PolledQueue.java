package dev.hawser.worker;

import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A task queue that is being polled, by a factory of its own: a factory that was started takes no
 * more workers.
 *
 * @param ending ends the waits of the activities that came from it
 */
record PolledQueue(String name, WorkerFactory factory, Runnable ending) {
  /**
   * Starts to poll with this factory, which is shut down if that fails: it is tried again with
   * another one.
   *
   * @param register registers what the queue's tasks need
   */
  static PolledQueue start(
      String name,
      WorkerFactory factory,
      WorkerOptions options,
      Consumer<Worker> register,
      Runnable ending) {
    try {
      register.accept(factory.newWorker(name, options));
      factory.start();
      return new PolledQueue(name, factory, ending);
    } catch (RuntimeException e) {
      factory.shutdownNow();
      throw e;
    }
  }

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
