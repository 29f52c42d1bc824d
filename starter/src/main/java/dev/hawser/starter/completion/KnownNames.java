package dev.hawser.starter.completion;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.RunList;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalProfiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Temporal and its configuration file know; a Temporal that takes long is not waited for. */
public final class KnownNames implements Names {
  private static final Pattern PAIR = Pattern.compile("peering/([^~]+)~([^~]+)");

  private final Supplier<TemporalClient> connect;
  private final Map<String, String> environment;
  private final Duration limit;

  /**
   * @param connect makes a client, whose connection may fail
   * @param limit how long each question may take
   */
  public KnownNames(
      Supplier<TemporalClient> connect, Map<String, String> environment, Duration limit) {
    this.connect = connect;
    this.environment = environment;
    this.limit = limit;
  }

  /** Two clusters that had a run. */
  private record Couple(String one, String other) {
    Stream<String> both() {
      return Stream.of(one, other);
    }
  }

  @Override
  public List<String> clusters() {
    return distinct(couples().stream().flatMap(Couple::both));
  }

  @Override
  public List<String> partners(String cluster) {
    var couples = couples();
    var partners =
        distinct(
            couples.stream()
                .filter(couple -> couple.both().anyMatch(cluster::equals))
                .flatMap(Couple::both)
                .filter(other -> !other.equals(cluster)));
    if (!partners.isEmpty()) return partners;
    return distinct(couples.stream().flatMap(Couple::both).filter(other -> !other.equals(cluster)));
  }

  @Override
  public List<String> stuckSteps(String consumer, String provider) {
    return soon(
        () -> {
          try (var temporal = connect.get()) {
            var id = PeeringWorkflows.workflowId(new ClusterId(consumer), new ClusterId(provider));
            return temporal.runs().query(new RunId(id, ""), "status", PeeringStatus.class).stream()
                .flatMap(status -> status.steps().stream())
                .filter(step -> step.state() == PeeringStatus.State.STUCK)
                .map(step -> step.step().words() + " on " + step.cluster())
                .toList();
          }
        });
  }

  @Override
  public List<String> profiles() {
    return soon(() -> TemporalProfiles.names(environment));
  }

  private List<Couple> couples() {
    return soon(
        () -> {
          try (var temporal = connect.get()) {
            return RunList.all(temporal).runs().stream()
                .map(run -> PAIR.matcher(run.getExecution().getWorkflowId()))
                .filter(id -> id.matches())
                .map(id -> new Couple(id.group(1), id.group(2)))
                .toList();
          }
        });
  }

  private static List<String> distinct(Stream<String> names) {
    return names.distinct().sorted().toList();
  }

  /** Whatever goes wrong, nothing is printed between what somebody types. */
  private <T> List<T> soon(Callable<List<T>> question) {
    var task = new FutureTask<>(question);
    Thread.ofPlatform().daemon().name("names").start(task);
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException unknown) {
      return List.of();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
