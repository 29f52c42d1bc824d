package dev.hawser.starter.temporal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands still until a test, or a pause, lets time pass. */
final class FakeClock implements CallClock {
  private final List<Pending> alarms = new ArrayList<>();
  private Duration now = Duration.ZERO;

  private record Pending(Duration at, Runnable action) {}

  /** Lets time pass; runs the actions that become due, on this thread. */
  synchronized void advance(Duration time) {
    now = now.plus(time);
    var due = alarms.stream().filter(alarm -> alarm.at().compareTo(now) <= 0).toList();
    alarms.removeAll(due);
    due.forEach(alarm -> alarm.action().run());
  }

  /** How many actions may still come. */
  synchronized int pending() {
    return alarms.size();
  }

  @Override
  public synchronized Duration now() {
    return now;
  }

  @Override
  public void pause(Duration length) {
    advance(length);
  }

  @Override
  public synchronized Alarm alarm(Duration delay, Runnable action) {
    var pending = new Pending(now.plus(delay), action);
    alarms.add(pending);
    return () -> cancel(pending);
  }

  private synchronized void cancel(Pending pending) {
    alarms.remove(pending);
  }
}
