package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hawser.temporalserver.EmbeddedTemporal;
import io.micronaut.runtime.server.EmbeddedServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A worker as it is started from a shell: what it prints, and its health. */
@Timeout(120)
class WorkerApplicationTest {
  @TempDir private Path folder;
  private WorkerCommandLine worker;

  @BeforeEach
  void createCommandLine() {
    worker = new WorkerCommandLine(folder);
  }

  @Test
  void shouldSayWhatItServes() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        // when
        var context = worker.start(temporal, rome)) {
      // then
      assertThat(context.isRunning()).isTrue();
      assertThat(worker.out)
          .hasToString(
              "worker ready: serves hawser, cluster/rome on %s (namespace default)%n"
                  .formatted(temporal.address()));
    }
  }

  @Test
  void shouldBeReadyToStopBeforeItSaysThatItServes() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        // when
        var context = worker.start(temporal, rome)) {
      // then
      assertThat(context.isRunning()).isTrue();
      assertThat(worker.printedBeforeHook).containsExactly("");
    }
  }

  @Test
  void shouldBeHealthyWhileEverythingAnswers() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var context = worker.start(temporal, rome)) {
      // when
      var health = worker.get(context, "/health");
      // then
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"temporal\"", "\"cluster/rome\"", "\"worker\"");
      assertThat(worker.get(context, "/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldServeWhatAnswersWhileAClusterIsAway() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var milan = TestCluster.withLiqo("milan")) {
      // given
      var kubeconfig = milan.kubeconfig(folder);
      milan.close();

      // when
      try (var context = worker.start(temporal, rome, "--kubeconfig=" + kubeconfig)) {
        // then
        assertThat(worker.out)
            .hasToString(
                "worker ready: serves hawser, cluster/rome on %s (namespace default); not yet: %s%n"
                    .formatted(temporal.address(), milan.address()));
        var health = worker.get(context, "/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
            .startsWith("{\"name\":\"hawser-worker\",\"status\":\"UP\"")
            .contains("\"AWAY\"", milan.address(), "does not answer: connection refused");
        var readiness = worker.get(context, "/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body()).contains("\"polls\":[\"hawser\",\"cluster/rome\"]");
        assertThat(worker.get(context, "/health/liveness").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldRefuseTwoKubeconfigsOfOneCluster() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      // when
      int code =
          worker.run(
              Map.of(),
              "--health-port=0",
              "--address=" + temporal.address(),
              "--temporal-namespace=default",
              "--kubeconfig=" + rome.kubeconfig(folder),
              "--kubeconfig=" + rome.kubeconfig(folder));

      // then
      assertThat(code).isEqualTo(2);
      assertThat(worker.err.toString())
          .contains("two clusters have the Liqo ID rome")
          .hasLineCount(1);
    }
  }

  @Test
  void shouldTakeAnotherHealthPortIfNoneWasChosen() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var taken = WorkerCommandLine.holdDefaultPort();
        // when
        var context = worker.startWithDefaultPort(temporal, rome)) {
      // then
      assertThat(taken.isBound()).isTrue();
      assertThat(worker.get(context, "/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldSayWhichHealthPortItHasInstead() throws Exception {
    // given
    var logger = (Logger) LoggerFactory.getLogger(WorkerCommand.class);
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);

    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var taken = WorkerCommandLine.holdDefaultPort();
        // when
        var context = worker.startWithDefaultPort(temporal, rome)) {
      // then
      assertThat(taken.isBound()).isTrue();
      int port = context.getBean(EmbeddedServer.class).getPort();
      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .contains("port 8086 is taken: /health is on port " + port);
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
  }

  @Test
  void shouldBeUnreadyOnceStopped() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var context = worker.start(temporal, rome)) {
      // when
      context.getBean(WorkerProcess.class).close();
      // then
      assertThat(worker.get(context, "/health/readiness").statusCode()).isEqualTo(503);
    }
  }
}
