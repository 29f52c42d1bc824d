package dev.hawser.simulator.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Switches that make a simulated Liqo slow, deaf or unkind while it runs.
 *
 * <p>All of them may be turned at any time from any thread. Turning one back makes every controller
 * look at everything again, so that what was withheld arrives.
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

  /** Waits this long before each pass of the controller of that simple class name. */
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

  /** With {@code false}, no address is remapped, as in an installation without IPAM. */
  public FaultSwitches remapping(boolean on) {
    remapping.set(on);
    return this;
  }

  public boolean remaps() {
    return remapping.get();
  }

  /** How long a successor waits for the lease of a virtual-kubelet that is gone; 15 s in Liqo. */
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
