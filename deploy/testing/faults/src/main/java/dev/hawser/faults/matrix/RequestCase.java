package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faults.trial.FaultInjection.Tolerated;
import dev.hawser.faults.trial.RunKind;

/** One fault at one request of one run. */
record RequestCase(RunKind run, RequestPoint request, HttpFault fault) implements FaultCase {

  /** Such as {@code peer consumer create tenants #1 LATE}. */
  @Override
  public String name() {
    return run + " " + request + " " + fault;
  }

  @Override
  public String category() {
    return fault.name();
  }

  @Override
  public boolean isTransient() {
    return fault.isTransient();
  }

  /** How the run may end because of it; what it is forbidden to read, it keeps. */
  Tolerated tolerated() {
    if (isTransient()) return Tolerated.NOTHING;
    return fault == HttpFault.FORBIDDEN ? Tolerated.NAMED_OBJECTS : Tolerated.ROLLBACK;
  }

  boolean isAtWatch() {
    return request.verb().equals("watch");
  }

  /**
   * Faults of watches need workers without an open watch, and of two faults at requests of the same
   * kind one could hide the effect of the other.
   */
  @Override
  public boolean canShareRunWith(FaultCase other) {
    return other instanceof RequestCase at
        && run == at.run
        && isTransient()
        && at.isTransient()
        && isAtWatch() == at.isAtWatch()
        && !request.isSameKindAs(at.request);
  }
}
