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
   * Whether both can be injected into the same run, which must complete all the same. Faults of
   * watches need workers that watch nothing yet; and of two faults at like requests one would hide
   * what the other did.
   */
  boolean canShareRunWith(FaultCase other) {
    return run == other.run
        && fault.isTransient()
        && other.fault.isTransient()
        && isAtWatch() == other.isAtWatch()
        && !request.isSameKindAs(other.request);
  }
}
