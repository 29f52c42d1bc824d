package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkerApplicationTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayWhatItServes() throws Exception {
    try (var engine = new TestTemporalServer();
        var rome = new ApiServer("rome", "uid-1");
        var context = start(engine, rome)) {
      assertThat(context.isRunning()).isTrue();
      assertThat(out)
          .hasToString(
              "worker ready: serves hawser, cluster/rome on %s (namespace default)%n"
                  .formatted(engine.address()));
    }
  }

  @Test
  void shouldBeHealthyWhileEverythingAnswers() throws Exception {
    try (var engine = new TestTemporalServer();
        var rome = new ApiServer("rome", "uid-1");
        var context = start(engine, rome)) {
      // when
      var health = get(context, "/health");
      // then
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"temporal\"", "\"cluster/rome\"", "\"worker\"");
      assertThat(get(context, "/health/readiness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldBeAliveButNotHealthyWhileAClusterIsAway() throws Exception {
    try (var engine = new TestTemporalServer();
        var rome = new ApiServer("rome", "uid-1");
        var context = start(engine, rome)) {
      // when
      rome.close();
      // then
      assertThat(get(context, "/health").statusCode()).isEqualTo(503);
      assertThat(get(context, "/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldBeUnreadyOnceStopped() throws Exception {
    try (var engine = new TestTemporalServer();
        var rome = new ApiServer("rome", "uid-1");
        var context = start(engine, rome)) {
      // when
      context.getBean(WorkerProcess.class).close();
      // then
      assertThat(get(context, "/health/readiness").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldSayThatAKubeconfigCannotBeRead() {
    assertThat(run(Map.of(), "--health-port", "0", "--kubeconfig", "/nowhere")).isEqualTo(2);
    assertThat(err.toString()).startsWith("hawser worker: ").contains("/nowhere").hasLineCount(1);
  }

  @Test
  void shouldSayThatThereIsNoTemporal() {
    // given
    String address = "127.0.0.1:" + TestTemporalServer.freePort();
    // when
    int code =
        run(
            Map.of("HAWSER_WORKER_CONNECT_TIMEOUT", "0.3s", "HAWSER_WORKER_HEALTH_PORT", "0"),
            "--address",
            address);
    // then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("no answer from Temporal at " + address).hasLineCount(1);
  }

  @Test
  void shouldSayThatTheHealthPortIsTaken() throws Exception {
    try (var other = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      assertThat(run(Map.of(), "--health-port", "" + other.getLocalPort())).isEqualTo(2);
      assertThat(err.toString()).contains("--health-port").hasLineCount(1);
    }
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    assertThat(run(Map.of(), "--kubeconfg", "/a")).isEqualTo(2);
    assertThat(run(Map.of("HAWSER_WORKER_LIQO_NS", "liqo"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("'--kubeconfg'")
        .contains("unknown variable HAWSER_WORKER_LIQO_NS");
  }

  private ApplicationContext start(TestTemporalServer engine, ApiServer cluster)
      throws IOException {
    var line = WorkerApplication.commandLine(Map.of()).setOut(new PrintWriter(out));
    line.parseArgs(
        "--test-server",
        "--health-port=0",
        "--address=" + engine.address(),
        "--namespace=default",
        "--kubeconfig=" + cluster.kubeconfig(folder));
    WorkerCommand command = line.getCommand();
    return command.start();
  }

  private int run(Map<String, String> environment, String... args) {
    return WorkerApplication.commandLine(environment).setErr(new PrintWriter(err)).execute(args);
  }

  private static HttpResponse<String> get(ApplicationContext context, String path)
      throws IOException, InterruptedException {
    int port = context.getBean(EmbeddedServer.class).getPort();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
