package dev.hawser.liqo.diagnosis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.kubernetes.KubeApi;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster whose clock is years behind that of the worker. */
@Timeout(20)
final class SkewedClockTest {
  private static final String EVENT =
      """
      {"kind": "EventList", "apiVersion": "v1", "metadata": {}, "items": [{
        "metadata": {"name": "e", "namespace": "liqo-tenant-rome"}, "type": "Warning",
        "involvedObject": {"kind": "Tenant", "name": "rome"},
        "reason": "AuthParamsFailed", "message": "no signer", "lastTimestamp": "%s"}]}
      """;

  private ServerSocket server;
  private KubernetesClient client;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String events = "";

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var config = Config.empty();
    config.setMasterUrl("http://127.0.0.1:" + server.getLocalPort());
    client = new KubernetesClientBuilder().withConfig(config).build();
    Thread.startVirtualThread(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void shouldReportAnEventThatIsRecentOnTheClusterClock() {
    // given
    events = EVENT.formatted("2020-01-01T11:55:00Z");

    // when
    var last = new Diagnostics(new KubeApi(client)).lastEvent("liqo-tenant-rome", "rome");

    // then
    assertThat(last).isEqualTo("last event: AuthParamsFailed on Tenant rome: no signer");
  }

  @Test
  void shouldReportNoEventThatIsOldOnTheClusterClock() {
    // given
    events = EVENT.formatted("2020-01-01T11:45:00Z");

    // when
    var last = new Diagnostics(new KubeApi(client)).lastEvent("liqo-tenant-rome", "rome");

    // then
    assertThat(last).isEmpty();
    assertThat(asked)
        .anyMatch(line -> line.contains("/events"))
        .anyMatch(line -> line.contains("/version"));
  }

  private void serve() {
    while (true) {
      try (var connection = server.accept()) {
        answer(connection);
      } catch (SocketException e) {
        return; // closed
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void answer(Socket connection) throws IOException {
    var input = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
    String path = String.valueOf(input.readLine());
    asked.add(path);
    String line = path;
    while (line != null && !line.isEmpty()) line = input.readLine();
    String body = path.contains("/events") ? events : "{}";
    connection
        .getOutputStream()
        .write(
            """
            HTTP/1.1 200 OK\r
            Date: Wed, 01 Jan 2020 12:00:00 GMT\r
            Content-Type: application/json\r
            Content-Length: %s\r
            Connection: close\r
            \r
            %s\
            """
                .formatted(body.length(), body)
                .getBytes(US_ASCII));
  }
}
