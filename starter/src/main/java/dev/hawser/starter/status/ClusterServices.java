package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.PlainText;
import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.status.ClusterService.Worker;
import dev.hawser.starter.temporal.Poller;
import dev.hawser.starter.temporal.RunList;
import dev.hawser.starter.temporal.TemporalClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out who serves which cluster: from the runs' clusters and their task queues. */
public final class ClusterServices {
  /** One call each. */
  private static final int MOST = 500;

  private final TemporalClient temporal;
  private final Consumer<String> warnings;

  /**
   * @param warnings takes a sentence about what is incomplete
   */
  public ClusterServices(TemporalClient temporal, Consumer<String> warnings) {
    this.temporal = temporal;
    this.warnings = warnings;
  }

  /**
   * A queue and who polls it.
   *
   * @param cluster null for the runs
   * @param pollers empty when Temporal does not say
   */
  private record Polled(
      @Nullable ClusterId cluster, String queue, Optional<List<Poller>> pollers) {}

  /** The runs, then each cluster that is named or has had a run, by name. */
  public List<ClusterService> of(Collection<ClusterId> named) {
    var polled = new ArrayList<Polled>();
    var runs = temporal.queues().pollers(TaskQueues.RUNS);
    polled.add(new Polled(null, TaskQueues.RUNS, runs));
    clusters(named).forEach(cluster -> polled.add(polled(cluster)));
    var counts = counts(polled);
    return polled.stream().map(queue -> service(queue, counts)).toList();
  }

  /** A cluster of which nothing can be found out does not hide the others. */
  private Polled polled(ClusterId cluster) {
    var queue = TaskQueues.of(cluster);
    try {
      var pollers = temporal.queues().pollers(queue);
      return new Polled(cluster, queue, pollers);
    } catch (CommandException unknown) {
      return new Polled(cluster, queue, Optional.empty());
    }
  }

  private List<ClusterId> clusters(Collection<ClusterId> named) {
    var list = RunList.all(temporal);
    if (!list.note().isEmpty()) warnings.accept(list.note());
    var reporter = new RunReporter(temporal);
    var found = new TreeSet<>(named);
    list.runs().stream()
        .map(reporter::listed)
        .flatMap(run -> Stream.of(run.consumer(), run.provider()))
        .distinct()
        .flatMap(id -> id(id).stream())
        .forEach(found::add);
    if (found.size() > MOST) warnings.accept("only " + MOST + " of the clusters are listed");
    return found.stream().limit(MOST).toList();
  }

  /** Empty for what a run could not tell. */
  private static Optional<ClusterId> id(String text) {
    try {
      return Optional.of(new ClusterId(text));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static Map<String, Integer> counts(List<Polled> polled) {
    var counts = new LinkedHashMap<String, Integer>();
    polled.stream()
        .filter(queue -> queue.cluster() != null)
        .flatMap(queue -> queue.pollers().orElse(List.of()).stream())
        .forEach(poller -> counts.merge(poller.identity(), 1, Integer::sum));
    return counts;
  }

  private static ClusterService service(Polled queue, Map<String, Integer> counts) {
    var workers =
        queue.pollers().orElse(List.of()).stream()
            .map(
                poller ->
                    new Worker(
                        PlainText.of(poller.identity(), PlainText.WORDS),
                        poller.lastPoll(),
                        counts.getOrDefault(poller.identity(), 0)))
            .toList();
    boolean served = queue.pollers().map(pollers -> !pollers.isEmpty()).orElse(true);
    return new ClusterService(queue.cluster(), queue.queue(), served, workers);
  }
}
