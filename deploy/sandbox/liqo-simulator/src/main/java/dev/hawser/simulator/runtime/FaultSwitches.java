package dev.hawser.simulator.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Switches that make a simulated Liqo slow, stop parts of it, or withhold its results.
 *
 * <p>They may be changed at any time from any thread. When a fault ends, every controller
 * reconciles all objects again, so that withheld results arrive.
 */
public final class FaultSwitches {
  private final Map<String, Duration> delays = new ConcurrentHashMap<>();
  private final Set<WithholdableOutcome> withheld = ConcurrentHashMap.newKeySet();
  private final Set<LiqoComponent> paused = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean remapping;
  private final AtomicReference<Duration> lease;
  private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();

  public FaultSwitches(boolean remapping, Duration lease) {
    this.remapping = new AtomicBoolean(remapping);
    this.lease = new AtomicReference<>(lease);
  }

  /** Delays each reconciliation of the controller with this simple class name. */
  public FaultSwitches delay(String controller, Duration delay) {
    delays.put(controller, delay);
    return this;
  }

  public Duration delayOf(String controller) {
    return delays.getOrDefault(controller, Duration.ZERO);
  }

  public FaultSwitches withhold(WithholdableOutcome outcome) {
    withheld.add(outcome);
    return this;
  }

  public FaultSwitches allow(WithholdableOutcome outcome) {
    withheld.remove(outcome);
    listeners.forEach(Runnable::run);
    return this;
  }

  public boolean allows(WithholdableOutcome outcome) {
    return !withheld.contains(outcome);
  }

  /** Stops a process: its controllers see nothing until {@link #resume}. */
  public FaultSwitches pause(LiqoComponent component) {
    paused.add(component);
    return this;
  }

  public FaultSwitches resume(LiqoComponent component) {
    paused.remove(component);
    listeners.forEach(Runnable::run);
    return this;
  }

  public boolean isPaused(LiqoComponent component) {
    return paused.contains(component);
  }

  /** With {@code false}, no address range is remapped, as without IPAM. */
  public FaultSwitches remapping(boolean on) {
    remapping.set(on);
    return this;
  }

  public boolean remaps() {
    return remapping.get();
  }

  /** How long a new virtual-kubelet respects the Lease of one that is gone; 15 s in Liqo. */
  public FaultSwitches leaseDuration(Duration duration) {
    lease.set(duration);
    return this;
  }

  public Duration leaseDuration() {
    return lease.get();
  }

  void onRelease(Runnable listener) {
    listeners.add(listener);
  }
}
