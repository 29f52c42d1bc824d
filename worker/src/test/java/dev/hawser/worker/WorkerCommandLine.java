package dev.hawser.worker;

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** {@code hawser worker} as typed in a shell, and what it prints. */
final class WorkerCommandLine {
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final List<String> printedBeforeHook = new ArrayList<>();
  private final Path folder;

  /**
   * @param folder where kubeconfigs are written
   */
  WorkerCommandLine(Path folder) {
    this.folder = folder;
  }

  ApplicationContext start(EmbeddedTemporal temporal, TestCluster cluster, String... others) {
    var arguments = new ArrayList<>(List.of("--health-port=0"));
    arguments.addAll(List.of(others));
    return startWith(temporal, cluster, arguments);
  }

  ApplicationContext startWithDefaultPort(EmbeddedTemporal temporal, TestCluster cluster) {
    return startWith(temporal, cluster, List.of());
  }

  private ApplicationContext startWith(
      EmbeddedTemporal temporal, TestCluster cluster, List<String> others) {
    var line = commandLine(Map.of()).setOut(new PrintWriter(out));
    var arguments =
        new ArrayList<>(
            List.of(
                "--address=" + temporal.address(),
                "--temporal-namespace=default",
                "--kubeconfig=" + cluster.kubeconfig(folder)));
    arguments.addAll(others);
    line.parseArgs(arguments.toArray(String[]::new));
    WorkerCommand command = line.getCommand();
    return command.start().orElseThrow();
  }

  /** Unless somebody else holds it already, which is as good. */
  static ServerSocket holdDefaultPort() throws IOException {
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

  int run(Map<String, String> environment, String... args) {
    return commandLine(environment)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(args);
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> get(ApplicationContext context, String path)
      throws IOException, InterruptedException {
    int port = context.getBean(EmbeddedServer.class).getPort();
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
