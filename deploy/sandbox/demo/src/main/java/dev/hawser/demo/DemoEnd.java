package dev.hawser.demo;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what the demo has started, the last one first: at its end, or when it is interrupted. */
final class DemoEnd implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private DemoEnd() {}

  /** Closes everything when the process exits, if nobody has before. */
  static DemoEnd registered() {
    var end = new DemoEnd();
    Runtime.getRuntime().addShutdownHook(new Thread(end::close, "demo-end"));
    return end;
  }

  synchronized <T extends AutoCloseable> T add(T resource) {
    started.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() {
    while (!started.isEmpty()) close(started.pop());
  }

  private static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // The others are closed nevertheless, and the process ends in any case.
    }
  }
}
