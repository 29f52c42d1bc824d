package dev.hawser.sandbox.faults.matrix;

import dev.hawser.sandbox.faults.proxy.Fault;
import dev.hawser.sandbox.faults.proxy.Site;

/** One fault at one request of one run. */
record Cell(Flow flow, Site site, Fault fault) {

  /** By which it can be asked for again, such as {@code peer consumer create tenants #1 LATE}. */
  String name() {
    return flow + " " + site + " " + fault;
  }
}
