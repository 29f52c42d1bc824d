package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.report.VersionReport;
import dev.hawser.starter.report.VersionReport.Cluster;
import dev.hawser.starter.report.VersionReport.Server;
import dev.hawser.starter.temporal.Poller;
import dev.hawser.starter.temporal.RunStarter;
import dev.hawser.starter.temporal.TemporalClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks everybody concerned for their versions, and goes on without those who do not answer. */
final class Versions {
  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final TemporalClient temporal;
  private final String client;
  private final Consumer<String> notices;
  private final TimedCall<Optional<String>> server;
  private final TimedCall<Optional<List<Poller>>> workers;
  private final List<String> problems = new ArrayList<>();
  private boolean noticed;

  /**
   * Asks Temporal.
   *
   * @param client version of this command
   * @param notices takes a sentence when an answer takes long
   */
  Versions(TemporalClient temporal, String client, Consumer<String> notices) {
    this.temporal = temporal;
    this.client = client;
    this.notices = notices;
    this.server = TimedCall.start(temporal::serverVersion);
    this.workers = TimedCall.start(() -> temporal.queues().pollers(TaskQueues.RUNS));
  }

  /** Of this command, of Temporal and of the workers that serve the runs. */
  VersionReport ofServer() throws InterruptedException {
    return report(List.of());
  }

  /** The same with both clusters of a pair. */
  VersionReport of(InspectRequest pair) throws InterruptedException {
    return of(pair, new RunStarter(temporal).requireWorker());
  }

  /** The same with a pair that this process serves in a Temporal of its own. */
  VersionReport ofServed(InspectRequest pair, TemporalClient own) throws InterruptedException {
    return of(pair, new RunStarter(own));
  }

  private VersionReport of(InspectRequest pair, RunStarter inspections)
      throws InterruptedException {
    var consumer = TimedCall.start(() -> temporal.queues().pollers(TaskQueues.of(pair.consumer())));
    var provider = TimedCall.start(() -> temporal.queues().pollers(TaskQueues.of(pair.provider())));
    var inspection = TimedCall.start(() -> inspections.inspect(pair));
    var seen = answer(inspection).orElse(null);
    if (seen == null) problems.add(inspection.problem("Liqo on both sides"));
    else problems.addAll(seen.problems());
    return report(
        List.of(
            cluster(pair.consumer(), seen == null ? null : seen.consumer(), consumer),
            cluster(pair.provider(), seen == null ? null : seen.provider(), provider)));
  }

  private VersionReport report(List<Cluster> clusters) throws InterruptedException {
    var version = answer(server);
    if (version.isEmpty()) problems.addFirst(server.problem("Temporal at " + temporal.address()));
    return new VersionReport(
        client,
        version.isEmpty() ? null : new Server(temporal.address(), version.get().orElse(null)),
        known(workers),
        clusters,
        List.copyOf(problems));
  }

  private Cluster cluster(
      ClusterId id, @Nullable ClusterView view, TimedCall<Optional<List<Poller>>> pollers)
      throws InterruptedException {
    String liqo = view == null ? null : view.installation().version();
    return new Cluster(id.value(), liqo, known(pollers));
  }

  private @Nullable List<String> known(TimedCall<Optional<List<Poller>>> call)
      throws InterruptedException {
    return answer(call)
        .flatMap(found -> found)
        .map(found -> found.stream().map(Poller::identity).distinct().sorted().toList())
        .orElse(null);
  }

  private <T> Optional<T> answer(TimedCall<T> call) throws InterruptedException {
    var soon = call.within(SILENCE);
    if (soon.isPresent() || call.isDone()) return soon;
    if (!noticed) {
      notices.accept("Waiting up to " + LIMIT.toSeconds() + " s for those who have not answered");
    }
    noticed = true;
    return call.within(LIMIT);
  }
}
