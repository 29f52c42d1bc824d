package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesClientsTest {
  @TempDir private Path folder;

  @Test
  void shouldNotReadAKubeconfigWithACertificateBeforeEachRequest() throws Exception {
    // given
    var file = folder.resolve("kubeconfig");
    try (var server = ApiServer.start(ApiServerOptions.named("rome"))) {
      Files.writeString(file, server.adminKubeconfig());
      try (var client = KubernetesClients.fromKubeconfig(file, null)) {
        Files.writeString(file, "contexts: {");

        // when
        var request = assertThatCode(() -> prepareLateRequest(client.getConfiguration()));

        // then
        request.doesNotThrowAnyException();
      }
    }
  }

  /** What the client does before each request of its second minute and later. */
  private static void prepareLateRequest(Config config) {
    var interceptor =
        new TokenRefreshInterceptor(
            config, Instant.EPOCH, any -> CompletableFuture.completedFuture(""));
    var request = new StandardHttpRequest.Builder().uri("https://localhost");
    interceptor.before(request, request.build(), null);
  }
}
