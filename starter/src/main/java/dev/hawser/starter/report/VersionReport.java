package dev.hawser.starter.report;

import dev.hawser.starter.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hawser version} shows.
 *
 * @param client of the command line
 * @param server null when it was not asked, or did not answer
 * @param workers who serves the runs; null when not known
 * @param clusters both sides of a pair; empty when none was named
 * @param problems who did not answer
 */
public record VersionReport(
    String client,
    @Nullable Server server,
    @Nullable List<String> workers,
    List<Cluster> clusters,
    List<String> problems) {

  /**
   * Temporal.
   *
   * @param version null when the server does not say
   */
  public record Server(String address, @Nullable String version) {}

  /**
   * One side of a pair.
   *
   * @param liqo version of Liqo; null when not known
   * @param workers who serves the cluster; null when not known
   */
  public record Cluster(String id, @Nullable String liqo, @Nullable List<String> workers) {}

  /** Of the command line alone. */
  public static VersionReport ofClient(String version) {
    return new VersionReport(version, null, null, List.of(), List.of());
  }

  /** For {@code -o text}. */
  public String text() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("client", "hawser " + client));
    if (server != null) {
      String version = server.version() == null ? "" : server.version() + " ";
      rows.add(List.of("server", "Temporal " + version + "at " + server.address()));
    }
    if (workers != null) rows.add(List.of("runs", served(workers)));
    for (var cluster : clusters) {
      String liqo = cluster.liqo() == null ? "Liqo unknown" : "Liqo " + cluster.liqo();
      rows.add(List.of(cluster.id(), liqo + ", " + served(cluster.workers())));
    }
    return TextTable.of(rows);
  }

  private static String served(@Nullable List<String> workers) {
    if (workers == null) return "workers unknown";
    if (workers.isEmpty()) return "no worker";
    return (workers.size() == 1 ? "worker " : "workers ") + String.join(", ", workers);
  }
}
