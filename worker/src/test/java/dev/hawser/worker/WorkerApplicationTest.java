package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.temporalserver.EmbeddedTemporal;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class WorkerApplicationTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> printedBeforeHook = new ArrayList<>();

  @Test
  void shouldSayWhatItServes() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        // when
        var context = start(temporal, rome)) {
      // then
      assertThat(context.isRunning()).isTrue();
      assertThat(out)
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
        var context = start(temporal, rome)) {
      // then
      assertThat(context.isRunning()).isTrue();
      assertThat(printedBeforeHook).containsExactly("");
    }
  }

  @Test
  void shouldBeHealthyWhileEverythingAnswers() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var context = start(temporal, rome)) {
      // when
      var health = get(context, "/health");
      // then
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"temporal\"", "\"cluster/rome\"", "\"worker\"");
      assertThat(get(context, "/health/readiness").statusCode()).isEqualTo(200);
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
      try (var context = start(temporal, rome, "--kubeconfig=" + kubeconfig)) {
        // then
        assertThat(out)
            .hasToString(
                "worker ready: serves hawser, cluster/rome on %s (namespace default); not yet: %s%n"
                    .formatted(temporal.address(), milan.address()));
        var health = get(context, "/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
            .startsWith("{\"name\":\"hawser-worker\",\"status\":\"UP\"")
            .contains("\"AWAY\"", milan.address(), "does not answer: connection refused");
        var readiness = get(context, "/health/readiness");
        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(readiness.body()).contains("\"polls\":[\"hawser\",\"cluster/rome\"]");
        assertThat(get(context, "/health/liveness").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void shouldRefuseTwoKubeconfigsOfOneCluster() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      // when
      int code =
          run(
              Map.of(),
              "--health-port=0",
              "--address=" + temporal.address(),
              "--namespace=default",
              "--kubeconfig=" + rome.kubeconfig(folder),
              "--kubeconfig=" + rome.kubeconfig(folder));

      // then
      assertThat(code).isEqualTo(2);
      assertThat(err.toString()).contains("two clusters have the Liqo ID rome").hasLineCount(1);
    }
  }

  @Test
  void shouldTakeAnotherHealthPortIfNoneWasChosen() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var taken = holdDefaultPort();
        // when
        var context = startWithDefaultPort(temporal, rome)) {
      // then
      assertThat(taken.isBound()).isTrue();
      assertThat(get(context, "/health/liveness").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldBeUnreadyOnceStopped() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome");
        var context = start(temporal, rome)) {
      // when
      context.getBean(WorkerProcess.class).close();
      // then
      assertThat(get(context, "/health/readiness").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void shouldRefuseAnEmptyKubeconfig() {
    // when
    int code = run(Map.of(), "--health-port", "0", "--kubeconfig", "", "--kubeconfig", "/rome");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "hawser worker: a --kubeconfig is empty: is a variable in it not set?%n".formatted());
  }

  @Test
  void shouldSayThatAKubeconfigCannotBeRead() {
    // when
    int code = run(Map.of(), "--health-port", "0", "--kubeconfig", "/nowhere");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).startsWith("hawser worker: ").contains("/nowhere").hasLineCount(1);
  }

  @Test
  void shouldRefuseAPolicyFileThatIsBroken() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("policy.yaml"), "callers: any\npears: []\n");

    // when
    int code = run(Map.of(), "--health-port=0", "--no-runs", "--kubeconfig=/a", "--policy=" + file);

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("hawser worker: " + file + ":2: unknown field pears: use callers, peers")
        .hasLineCount(1);
  }

  @Test
  void shouldRefuseAPolicyFileThatIsMissing() {
    // when
    int code = run(Map.of(), "--health-port=0", "--kubeconfig=/a", "--policy=/nowhere.yaml");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "hawser worker: /nowhere.yaml can't be read: there is no such file%n".formatted());
  }

  @Test
  void shouldShowInItsHealthWhichPolicyItObeys() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("policy.yaml"), "callers: any\npeers: []\n");
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      rome.obey("callers: any\npeers: []\n");

      // when
      try (var context = start(temporal, rome, "--policy=" + file)) {
        // then
        assertThat(get(context, "/health").body())
            .contains("obeys the policy in " + file + " and in ConfigMap liqo/hawser-policy");
      }
    }
  }

  @Test
  void shouldShowInItsHealthThatAPolicyIsBroken() throws Exception {
    try (var temporal = EmbeddedTemporal.start();
        var rome = TestCluster.withLiqo("rome")) {
      // given
      rome.obey("callers: any\npears: []\n");

      // when
      try (var context = start(temporal, rome)) {
        // then
        assertThat(get(context, "/health").statusCode()).isEqualTo(200);
        assertThat(get(context, "/health").body())
            .contains(
                "refuses everything, because a policy of its owner can't be used: ConfigMap"
                    + " liqo/hawser-policy:2: unknown field pears");
      }
    }
  }

  @Test
  void shouldSayThatThereIsNoTemporal() {
    // given
    String address = "127.0.0.1:" + freePort();
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
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // when
      int code = run(Map.of(), "--health-port", "" + other.getLocalPort());

      // then
      assertThat(code).isEqualTo(2);
      assertThat(err.toString()).contains("--health-port").hasLineCount(1);
    }
  }

  @Test
  void shouldRefuseAnUnknownFlag() {
    // when
    int code = run(Map.of(), "--kubeconfg", "/a");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("'--kubeconfg'").endsWith("--help%n".formatted());
  }

  @Test
  void shouldRefuseAnUnknownVariable() {
    // when
    int code = run(Map.of("HAWSER_WORKER_LIQO_NS", "liqo"));

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("unknown variable HAWSER_WORKER_LIQO_NS");
  }

  @Test
  void shouldRefuseAnInvalidDuration() {
    // when
    int code = run(Map.of(), "--shutdown-grace", "soon");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("\"soon\" is not a duration such as 10m");
  }

  @Test
  void shouldShowItsFlags() {
    // when
    int code = run(Map.of(), "--help");

    // then
    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("Usage: hawser worker").contains("--kubeconfig");
  }

  private ApplicationContext start(
      EmbeddedTemporal temporal, TestCluster cluster, String... others) {
    var arguments = new ArrayList<>(List.of("--health-port=0"));
    arguments.addAll(List.of(others));
    return startWith(temporal, cluster, arguments);
  }

  private ApplicationContext startWithDefaultPort(EmbeddedTemporal temporal, TestCluster cluster) {
    return startWith(temporal, cluster, List.of());
  }

  private ApplicationContext startWith(
      EmbeddedTemporal temporal, TestCluster cluster, List<String> others) {
    var line = commandLine(Map.of()).setOut(new PrintWriter(out));
    var arguments =
        new ArrayList<>(
            List.of(
                "--address=" + temporal.address(),
                "--namespace=default",
                "--kubeconfig=" + cluster.kubeconfig(folder)));
    arguments.addAll(others);
    line.parseArgs(arguments.toArray(String[]::new));
    WorkerCommand command = line.getCommand();
    return command.start();
  }

  /** Unless somebody else holds it already, which is as good. */
  private static ServerSocket holdDefaultPort() throws IOException {
    var socket = new ServerSocket();
    try {
      socket.bind(
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(), WorkerCommand.DEFAULT_HEALTH_PORT));
    } catch (BindException e) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
    return socket;
  }

  private CommandLine commandLine(Map<String, String> environment) {
    return WorkerApplication.commandLine(
        environment, hook -> printedBeforeHook.add(out.toString()));
  }

  private int run(Map<String, String> environment, String... args) {
    return commandLine(environment)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
