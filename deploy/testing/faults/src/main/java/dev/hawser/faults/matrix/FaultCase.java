package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.TrialCase;

/** One fault at one request of one run. */
record FaultCase(RunKind run, RequestPoint request, HttpFault fault) implements TrialCase {

  /** Such as {@code peer consumer create tenants #1 LATE}. */
  @Override
  public String name() {
    return run + " " + request + " " + fault;
  }

  @Override
  public String category() {
    return fault.name();
  }

  boolean isAtWatch() {
    return request.verb().equals("watch");
  }

  /**
   * Whether both can be injected into one run, which must complete nevertheless. Faults of watches
   * need workers without an open watch, and of two faults at requests of the same kind one could
   * hide the effect of the other.
   */
  boolean canShareRunWith(FaultCase other) {
    return run == other.run
        && fault.isTransient()
        && other.fault.isTransient()
        && isAtWatch() == other.isAtWatch()
        && !request.isSameKindAs(other.request);
  }
}
