package dev.hawser.faultproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All requests so far, each numbered among those of its verb and resource. */
final class RequestLog {
  private final String cluster;
  private final List<RequestPoint> requests = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();

  RequestLog(String cluster) {
    this.cluster = cluster;
  }

  synchronized RequestPoint add(String verb, String resource) {
    int occurrence = counts.merge(verb + " " + resource, 1, Integer::sum);
    var request = new RequestPoint(cluster, verb, resource, occurrence);
    requests.add(request);
    return request;
  }

  synchronized List<RequestPoint> requests() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
    counts.clear();
  }
}
