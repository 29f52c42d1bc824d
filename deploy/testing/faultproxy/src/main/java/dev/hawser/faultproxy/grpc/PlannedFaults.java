package dev.hawser.faultproxy.grpc;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Which calls fail: the n-th of a method, counted since the proxy started. */
public final class PlannedFaults {
  private final Map<Place, CallFault> planned = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();

  private record Place(String method, int occurrence) {}

  /**
   * Plans a fault.
   *
   * @param method its bare name, as {@code RespondActivityTaskCompleted}
   * @param next 1 for the next call of that method, 2 for the one after it
   */
  public void plan(String method, int next, CallFault fault) {
    if (next < 1) throw new IllegalArgumentException("the next call is number 1, not " + next);
    planned.put(new Place(method, calls(method) + next), fault);
  }

  /** How often the method was called. */
  public int calls(String method) {
    return counter(method).get();
  }

  /** Every method that was called, by name. */
  public Set<String> methods() {
    return new TreeSet<>(seen.keySet());
  }

  /** Planned, and not happened yet. */
  public int pending() {
    return planned.size();
  }

  /** Forgets what has not happened yet. */
  public void clear() {
    planned.clear();
  }

  /** Counts a call, and says what becomes of it. */
  Optional<CallFault> of(String method) {
    return Optional.ofNullable(
        planned.remove(new Place(method, counter(method).incrementAndGet())));
  }

  private AtomicInteger counter(String method) {
    return seen.computeIfAbsent(method, any -> new AtomicInteger());
  }
}
