package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.faults.proxy.Fault;
import dev.hawser.sandbox.faults.proxy.Site;
import dev.hawser.sandbox.faults.runs.Flow;

/** One fault at one request of one run. */
record Cell(Flow flow, Site site, Fault fault) {

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
  boolean goesWith(Cell other) {
    return flow == other.flow
        && fault.isTransient()
        && other.fault.isTransient()
        && strikesWatch() == other.strikesWatch()
        && !site.isLike(other.site);
  }
}
