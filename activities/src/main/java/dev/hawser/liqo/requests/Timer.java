package dev.hawser.liqo.requests;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Knows the time, and calls back. */
interface Timer {
  Timer SYSTEM = new SystemTimer();

  /** As {@link System#nanoTime}. */
  long nanos();

  void callIn(long nanos, Runnable task);

  /** One thread for all clusters: it only decides who goes next. */
  final class SystemTimer implements Timer {
    private final ScheduledExecutorService threads =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("requests").factory());

    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the task does not fail
    public void callIn(long nanos, Runnable task) {
      threads.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }
  }
}
