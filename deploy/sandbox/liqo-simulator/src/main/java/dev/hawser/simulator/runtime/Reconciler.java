package dev.hawser.simulator.runtime;

/**
 * Brings one object to its desired state, whatever has happened since the last call.
 *
 * <p>A call reads the current state and may be repeated at any time. It throws if it cannot finish,
 * and is then retried with back-off.
 */
public interface Reconciler {
  ReconcileResult reconcile(ObjectRef ref);

  /** Registers the events that trigger a reconciliation. */
  void watch(WatchRegistrar watches);

  default String name() {
    return getClass().getSimpleName();
  }

  /** The process that runs this controller in a real installation. */
  default LiqoComponent component() {
    return LiqoComponent.CONTROLLER_MANAGER;
  }

  /** Releases the reconciler's resources. */
  default void close() {}
}
