package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.Inspection;
import dev.hawser.starter.outcome.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code hawser status} shows of a pair.
 *
 * @param reason why the verdict is what it is; empty where the verdict says it all
 * @param since since when it holds; null where nobody says
 * @param problems who did not answer, or could not be read, and what is known of them
 * @param clusters consumer, provider
 * @param inspection both clusters as they were read; null when nobody could look
 * @param runs newest first
 * @param olderRuns how many more there are
 */
public record PairReport(
    ClusterId consumer,
    ClusterId provider,
    Verdict verdict,
    String reason,
    @Nullable Instant since,
    List<String> problems,
    List<ClusterReport> clusters,
    @Nullable Inspection inspection,
    List<RunReport> runs,
    int olderRuns) {
  public PairReport {
    problems = List.copyOf(problems);
    clusters = List.copyOf(clusters);
    runs = List.copyOf(runs);
  }

  /**
   * What somebody who watches the pair wants to know when it changes, by what it is about: no ages
   * and no latencies. The verdict comes first.
   */
  public Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    facts.put(
        consumer + " → " + provider, verdict.word() + (reason.isEmpty() ? "" : ": " + reason));
    for (var cluster : clusters) {
      String name = cluster.cluster().value();
      if (!cluster.read()) facts.put(name, "could not be read");
      cluster.objects().stream()
          .filter(object -> object.ready() != null)
          .forEach(object -> facts.put(name + ": " + object.object(), state(object)));
    }
    return facts;
  }

  private static String state(ObjectReport object) {
    return object.ready() == Ready.TRUE ? "ready" : object.reason();
  }
}
