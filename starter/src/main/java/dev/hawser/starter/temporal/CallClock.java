package dev.hawser.starter.temporal;

import java.time.Duration;

/** Time as the calls to Temporal see it. */
interface CallClock {
  /** The time since a fixed moment; never goes back. */
  Duration now();

  /** Returns after that time. */
  void pause(Duration length) throws InterruptedException;

  /** Runs the action after that time, on another thread, unless the alarm is closed before. */
  Alarm alarm(Duration delay, Runnable action);

  /** An action that may still come. */
  interface Alarm extends AutoCloseable {
    @Override
    void close();
  }
}
