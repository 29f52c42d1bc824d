package dev.hawser.sandbox.faults.proxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every request so far, and how many there were of each kind. */
final class Ledger {
  private final String cluster;
  private final List<Site> sites = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Ledger(String cluster) {
    this.cluster = cluster;
  }

  synchronized Site enter(String verb, String resource) {
    int occurrence = counts.merge(verb + " " + resource, 1, Integer::sum);
    var site = new Site(cluster, verb, resource, occurrence);
    sites.add(site);
    return site;
  }

  synchronized List<Site> sites() {
    return List.copyOf(sites);
  }

  synchronized void clear() {
    sites.clear();
    counts.clear();
  }
}
