package dev.hawser.starter.temporal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The clock of this computer. */
final class SystemClock implements CallClock {
  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void pause(Duration length) throws InterruptedException {
    Thread.sleep(length);
  }

  @Override
  public Alarm alarm(Duration delay, Runnable action) {
    var later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
    var pending = CompletableFuture.runAsync(action, later);
    return () -> pending.cancel(false);
  }
}
