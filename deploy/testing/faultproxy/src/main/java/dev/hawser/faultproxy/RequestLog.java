package dev.hawser.faultproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every request so far, and how many there were of each kind. */
final class RequestLog {
  private final String cluster;
  private final List<RequestPoint> sites = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  RequestLog(String cluster) {
    this.cluster = cluster;
  }

  synchronized RequestPoint enter(String verb, String resource) {
    int occurrence = counts.merge(verb + " " + resource, 1, Integer::sum);
    var site = new RequestPoint(cluster, verb, resource, occurrence);
    sites.add(site);
    return site;
  }

  synchronized List<RequestPoint> sites() {
    return List.copyOf(sites);
  }

  synchronized void clear() {
    sites.clear();
    counts.clear();
  }
}
