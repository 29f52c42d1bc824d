package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.temporalserver.EmbeddedTemporal;
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
  void shouldReportNoClusterBeforeItIsAsked() {
    // given
    var process = process(List.of("/nowhere"));

    // when
    var results = results(health.clusters(process));

    // then
    assertThat(results).isEmpty();
  }

  @Test
  void shouldReportAServedClusterUnderItsTaskQueueAndAnotherUnderItsAddress() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var connection = connection(temporal);
        var rome = TestCluster.withLiqo("rome");
        var milan = TestCluster.withLiqo("milan")) {
      // given
      var kubeconfigs = List.of(rome.kubeconfig(folder) + "", milan.kubeconfig(folder) + "");
      milan.close();
      var process = process(kubeconfigs, connection);
      process.start();

      // when
      var results = full(health.clusters(process));

      // then
      assertThat(results)
          .extracting(HealthResult::getName)
          .containsExactly("cluster/rome", milan.address());
      assertThat(results)
          .extracting(result -> result.getStatus().getName())
          .containsExactly("UP", "AWAY");
      assertThat(results.getLast().getDetails().toString()).contains("does not answer");
      process.close();
    }
  }

  private static TemporalConnection connection(EmbeddedTemporal temporal) {
    return TemporalConnection.configured(
        Map.of("TEMPORAL_CONFIG_FILE", "/nowhere"),
        Optional.of(temporal.address()),
        Optional.of("default"));
  }

  private WorkerProcess process(List<String> kubeconfigs) {
    return process(kubeconfigs, server.connection());
  }

  private WorkerProcess process(List<String> kubeconfigs, TemporalConnection connection) {
    var configuration =
        new WorkerConfiguration(
            kubeconfigs,
            List.of(),
            "liqo",
            Optional.empty(),
            true,
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            "127.0.0.1",
            0,
            true);
    return new WorkerProcess(configuration, new ClusterSources(Map.of()), connection);
  }

  private static List<Map.Entry<String, HealthStatus>> results(HealthIndicator indicator) {
    return full(indicator).stream()
        .map(result -> Map.entry(result.getName(), result.getStatus()))
        .toList();
  }

  private static List<HealthResult> full(HealthIndicator indicator) {
    return Flux.from(indicator.getResult()).collectList().block();
  }
}
