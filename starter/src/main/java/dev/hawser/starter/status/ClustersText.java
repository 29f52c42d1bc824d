package dev.hawser.starter.status;

import dev.hawser.starter.status.ClusterService.Worker;
import dev.hawser.starter.text.Ages;
import dev.hawser.starter.text.TextTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who serves which cluster, for {@code -o text}. */
public final class ClustersText {
  private ClustersText() {}

  /** A line for each worker of each cluster, and one for a cluster without any. */
  public static String of(List<ClusterService> services, Instant now, int width) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("CLUSTER", "SERVED", "LAST POLL", "CLUSTERS", "WORKER"));
    for (var service : services) {
      if (service.workers().isEmpty()) rows.add(row(service, "-", "-", "-"));
      service.workers().forEach(worker -> rows.add(row(service, worker, now)));
    }
    return TextTable.cut(rows, width);
  }

  private static List<String> row(ClusterService service, Worker worker, Instant now) {
    return row(service, Ages.of(worker.lastPoll(), now), "" + worker.clusters(), worker.worker());
  }

  private static List<String> row(
      ClusterService service, String poll, String clusters, String worker) {
    String name = service.cluster() == null ? "(runs)" : service.cluster().value();
    return List.of(name, served(service), poll, clusters, worker);
  }

  private static String served(ClusterService service) {
    if (service.served() && service.workers().isEmpty()) return "unknown";
    return service.served() ? "yes" : "no";
  }
}
