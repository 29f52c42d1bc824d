package dev.hawser.faults.matrix;

import dev.hawser.faultproxy.HttpFault;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faults.runs.RunKind;

/** One fault at one request of one run. */
record FaultCase(RunKind flow, RequestPoint site, HttpFault fault) {

  /** By which it can be asked for again, such as {@code peer consumer create tenants #1 LATE}. */
  String name() {
    return flow + " " + site + " " + fault;
  }

  boolean strikesWatch() {
    return site.verb().equals("watch");
  }

  /**
   * Whether both can strike the same run, and it must complete all the same. Watches have crews of
   * their own; and what strikes alike requests would hide what the other did.
   */
  boolean goesWith(FaultCase other) {
    return flow == other.flow
        && fault.isTransient()
        && other.fault.isTransient()
        && strikesWatch() == other.strikesWatch()
        && !site.isLike(other.site);
  }
}
