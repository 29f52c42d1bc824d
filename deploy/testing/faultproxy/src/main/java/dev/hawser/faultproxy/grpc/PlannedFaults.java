package dev.hawser.faultproxy.grpc;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which calls fail: the n-th of a method, counted since the proxy started. */
public final class PlannedFaults {
  private final Map<NumberedCall, CallFault> planned = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

  private record NumberedCall(String method, int occurrence) {}

  /**
   * Plans a fault.
   *
   * @param method its bare name, such as {@code RespondActivityTaskCompleted}
   * @param next 1 for the next call of the method, 2 for the one after that
   */
  public void plan(String method, int next, CallFault fault) {
    if (next < 1) throw new IllegalArgumentException("the next call is number 1, not " + next);
    planned.put(new NumberedCall(method, calls(method) + next), fault);
  }

  /** How often the method has been called. */
  public int calls(String method) {
    return counter(method).get();
  }

  /** How often each method has been called, by its bare name. */
  public Map<String, Long> calls() {
    var calls = new TreeMap<String, Long>();
    counts.forEach((method, count) -> calls.put(method, count.longValue()));
    return calls;
  }

  /** The number of planned faults that have not happened yet. */
  public int pending() {
    return planned.size();
  }

  /** Counts a call, and returns the fault that is planned for it. */
  Optional<CallFault> of(String method) {
    return Optional.ofNullable(
        planned.remove(new NumberedCall(method, counter(method).incrementAndGet())));
  }

  private AtomicInteger counter(String method) {
    return counts.computeIfAbsent(method, absent -> new AtomicInteger());
  }
}
