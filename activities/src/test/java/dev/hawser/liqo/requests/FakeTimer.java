package dev.hawser.liqo.requests;

import java.time.Duration;
import java.util.PriorityQueue;

/** A clock that the test moves. */
final class FakeTimer implements Timer {
  private record Call(long at, Runnable task) implements Comparable<Call> {
    @Override
    public int compareTo(Call other) {
      return Long.compare(at, other.at);
    }
  }

  private final PriorityQueue<Call> calls = new PriorityQueue<>();
  private long now = -1_000;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void callIn(long nanos, Runnable task) {
    calls.add(new Call(now + nanos, task));
  }

  void advance(Duration time) {
    long end = now + time.toNanos();
    while (!calls.isEmpty() && calls.peek().at() <= end) {
      var call = calls.remove();
      now = call.at();
      call.task().run();
    }
    now = end;
  }
}
