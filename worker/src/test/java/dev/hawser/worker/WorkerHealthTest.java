package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

@Timeout(60)
class WorkerHealthTest {
  @TempDir private Path folder;
  private final FakeTemporal server = new FakeTemporal();
  private final WorkerHealth health = new WorkerHealth();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void shouldBeDownBeforeItServes() {
    // given
    var process = process(List.of());

    // when
    var results = results(health.serving(process));

    // then
    assertThat(results).containsExactly(Map.entry("worker", HealthStatus.DOWN));
  }

  @Test
  void shouldBeUpWhileTemporalAnswers() {
    // given
    var process = process(List.of());

    // when
    var results = results(health.temporal(process));

    // then
    assertThat(results).containsExactly(Map.entry("temporal", HealthStatus.UP));
  }

  @Test
  void shouldBeDownWhileTemporalDoesNotAnswer() {
    // given
    server.describeAnswers.add(Status.UNAVAILABLE);
    var process = process(List.of());

    // when
    var results = results(health.temporal(process));

    // then
    assertThat(results).containsExactly(Map.entry("temporal", HealthStatus.DOWN));
  }

  @Test
  void shouldReportNoClusterBeforeItIsConnected() {
    // given
    var process = process(List.of("/nowhere"));

    // when
    var results = results(health.clusters(process));

    // then
    assertThat(results).isEmpty();
  }

  @Test
  void shouldReportEachClusterUnderItsTaskQueue() {
    try (var rome = TestCluster.withLiqo("rome");
        var milan = TestCluster.withLiqo("milan")) {
      // given
      server.describeAnswers.add(Status.PERMISSION_DENIED);
      var process = process(List.of(rome.kubeconfig(folder) + "", milan.kubeconfig(folder) + ""));
      connect(process);
      milan.close();

      // when
      var results = results(health.clusters(process));

      // then
      assertThat(results)
          .containsExactlyInAnyOrder(
              Map.entry("cluster/rome", HealthStatus.UP),
              Map.entry("cluster/milan", HealthStatus.DOWN));
      process.close();
    }
  }

  /** Starts as far as the clusters: Temporal refuses. */
  private static void connect(WorkerProcess process) {
    try {
      process.start();
    } catch (WorkerStartException refused) {
      assertThat(refused).hasMessageContaining("refused the connection");
    }
  }

  private WorkerProcess process(List<String> kubeconfigs) {
    var configuration =
        new WorkerConfiguration(
            kubeconfigs,
            List.of(),
            "liqo",
            true,
            Optional.empty(),
            Optional.empty(),
            100,
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            "127.0.0.1",
            0);
    return new WorkerProcess(configuration, new ClusterSources(Map.of()), server.connection());
  }

  private static List<Map.Entry<String, HealthStatus>> results(HealthIndicator indicator) {
    return Flux.from(indicator.getResult())
        .map((HealthResult result) -> Map.entry(result.getName(), result.getStatus()))
        .collectList()
        .block();
  }
}
