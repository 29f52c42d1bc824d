package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that reaches its API server, milan.example, only through a proxy. */
@Timeout(20)
class ApiServerProxyTest {
  @TempDir private Path folder;
  private final CompletableFuture<String> asked = new CompletableFuture<>();
  private ServerSocket proxy;

  @BeforeEach
  void start() throws IOException {
    proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void shouldUseTheProxyOfTheEnvironment(String variable) throws Exception {
    // given
    var file = kubeconfig("");
    try (var client = client(file, Map.of(variable, url()))) {
      // when
      var failure = catchThrowable(() -> client.raw("/version"));

      // then
      assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("CONNECT milan.example:6443");
      assertThat(failure).isInstanceOf(KubernetesClientException.class);
    }
  }

  @Test
  void shouldPreferTheProxyOfTheKubeconfig() throws Exception {
    // given
    var file = kubeconfig(", proxy-url: \"" + url() + "\"");
    var environment = Map.of("HTTPS_PROXY", "http://other.example:1", "NO_PROXY", "milan.example");
    try (var client = client(file, environment)) {
      // when
      var failure = catchThrowable(() -> client.raw("/version"));

      // then
      assertThat(asked.get(10, TimeUnit.SECONDS)).startsWith("CONNECT milan.example:6443");
      assertThat(failure).isInstanceOf(KubernetesClientException.class);
    }
  }

  @Test
  void shouldUseNoProxyForAnExemptServer() throws Exception {
    // given
    var environment = Map.of("HTTPS_PROXY", url(), "NO_PROXY", ".example");

    // when
    try (var client = client(kubeconfig(""), environment)) {
      // then
      assertThat(client.getConfiguration().getHttpsProxy()).isNull();
    }
  }

  @Test
  void shouldIgnoreTheProxyForServersWithoutTls() throws Exception {
    // given
    var environment = Map.of("HTTP_PROXY", url(), "ALL_PROXY", url());

    // when
    try (var client = client(kubeconfig(""), environment)) {
      // then
      assertThat(client.getConfiguration().getHttpsProxy()).isNull();
    }
  }

  @Test
  void shouldUseTheProxyWithinAClusterToo() throws Exception {
    // given
    Files.writeString(folder.resolve("token"), "secret");
    Files.writeString(folder.resolve("ca.crt"), "");
    var environment =
        Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "HTTPS_PROXY", "proxy.example:3128");

    // when
    try (var client = KubernetesClients.inCluster(environment, folder, System::nanoTime)) {
      // then
      assertThat(client.getConfiguration().getHttpsProxy()).isEqualTo("http://proxy.example:3128");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://proxy.example:1080",
        "https://proxy.example:443",
        "http://user:secret@proxy.example:3128",
        "http://"
      })
  void shouldRefuseAProxyThatItCannotUse(String url) {
    // given
    var environment = Map.of("HTTPS_PROXY", url);

    // when
    var creating = assertThatThrownBy(() -> client(kubeconfig(""), environment));

    // then
    creating
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("variable HTTPS_PROXY ")
        .hasMessageEndingWith(": use an HTTP proxy, such as http://proxy.example:3128")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldNameTheKubeconfigWhoseProxyItCannotUse() {
    // given
    String proxyUrl = ", proxy-url: \"socks5://proxy.example:1080\"";

    // when
    var creating = assertThatThrownBy(() -> client(kubeconfig(proxyUrl), Map.of()));

    // then
    creating.hasMessageStartingWith(
        "proxy-url in kubeconfig " + folder.resolve("config") + " names a proxy of another type");
  }

  /** Keeps the first line of the first request, and answers nothing. */
  private void serve() {
    try (var connection = proxy.accept()) {
      var input =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
      asked.complete(String.valueOf(input.readLine()));
    } catch (IOException e) {
      asked.completeExceptionally(e);
    }
  }

  private String url() {
    return "http://127.0.0.1:" + proxy.getLocalPort();
  }

  private static KubernetesClient client(Path file, Map<String, String> environment) {
    return KubernetesClients.fromKubeconfig(file, null, environment);
  }

  private Path kubeconfig(String proxyUrl) throws IOException {
    return Files.writeString(
        folder.resolve("config"),
        """
        clusters: [{name: milan, cluster: {server: "https://milan.example:6443"%s}}]
        contexts: [{name: milan, context: {cluster: milan, user: worker}}]
        users: [{name: worker, user: {token: "t"}}]
        current-context: milan
        """
            .formatted(proxyUrl));
  }
}
