package dev.hawser.faults.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Reads counters once a second until it is closed. */
final class RateSampler implements AutoCloseable {
  private final Supplier<Map<String, Long>> counters;
  private final List<Rates.Reading> readings = new ArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final Future<?> reading;

  /** Starts to read. */
  RateSampler(Supplier<Map<String, Long>> counters) {
    this.counters = counters;
    reading = clock.scheduleAtFixedRate(this::read, 0, 1, TimeUnit.SECONDS);
  }

  private synchronized void read() {
    readings.add(new Rates.Reading(System.nanoTime(), counters.get()));
  }

  /** From the start until now. */
  synchronized Rates rates() {
    read();
    return Rates.of(readings);
  }

  @Override
  public void close() {
    reading.cancel(false);
    clock.shutdownNow();
  }
}
