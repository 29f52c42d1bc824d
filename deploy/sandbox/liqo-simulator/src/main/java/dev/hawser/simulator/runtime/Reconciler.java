package dev.hawser.simulator.runtime;

/**
 * Brings one object to where it should be, whatever happened since the last pass.
 *
 * <p>A pass reads the current state, may be repeated at any time and throws when it cannot finish;
 * it is then repeated with back-off.
 */
public interface Reconciler {
  ReconcileResult reconcile(ObjectRef ref);

  /** Says which events start a pass for which object. */
  void watch(WatchRegistrar watches);

  default String name() {
    return getClass().getSimpleName();
  }

  /** The process of a real installation this one runs in. */
  default LiqoComponent component() {
    return LiqoComponent.CONTROLLER_MANAGER;
  }

  /** Ends what the reconciler keeps open. */
  default void close() {}
}
