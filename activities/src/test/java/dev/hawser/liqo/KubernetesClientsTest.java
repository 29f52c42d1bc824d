package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hawser.liqo.fixture.TestKeys;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.utils.TokenRefreshInterceptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class KubernetesClientsTest {
  @TempDir private Path folder;

  @Test
  void shouldNotReadAKubeconfigWithACertificateBeforeEachRequest() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("kubeconfig"), kubeconfigWithCertificate());
    try (var client = KubernetesClients.fromKubeconfig(file, null)) {
      Files.writeString(file, "contexts: {");

      // when
      var request = assertThatCode(() -> prepareLateRequest(client.getConfiguration()));

      // then
      request.doesNotThrowAnyException();
    }
  }

  @Test
  void shouldAcceptAKubeconfigWithoutUsers() throws Exception {
    // given
    var file =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            clusters: [{name: rome, cluster: {server: "http://localhost:8001"}}]
            contexts: [{name: rome, context: {cluster: rome}}]
            current-context: rome
            """);

    // when
    try (var client = KubernetesClients.fromKubeconfig(file, null)) {
      // then
      assertThat(client.getMasterUrl()).hasToString("http://localhost:8001/");
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  void shouldUseTheServiceAccountAlthoughThereIsAKubeconfig() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("kubeconfig"), kubeconfigWithCertificate());
    Files.writeString(folder.resolve("token"), "of the pod");
    Files.writeString(folder.resolve("ca.crt"), "");
    System.setProperty("kubeconfig", file.toString());
    var environment = Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1");

    // when
    try (var client = KubernetesClients.inCluster(environment, folder, System::nanoTime)) {
      // then
      var config = client.getConfiguration();
      assertThat(client.getMasterUrl()).hasToString("https://10.96.0.1:443/");
      assertThat(config.getOauthTokenProvider().getToken()).isEqualTo("of the pod");
      assertThat(config.getClientCertData()).isNull();
    } finally {
      System.clearProperty("kubeconfig");
    }
  }

  @Test
  void shouldWarnOfWhatIsRiskyInAKubeconfig() throws Exception {
    // given
    var file = Files.writeString(folder.resolve("kubeconfig"), kubeconfigWithCertificate());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    // when
    try (var client = KubernetesClients.fromKubeconfig(file, null)) {
      // then: the warning has been given for this version of the file
      assertThat(KubeconfigWarnings.next(file, client.getConfiguration())).isEmpty();
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

  private static String kubeconfigWithCertificate() {
    var key = TestKeys.generate("EC", 256);
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: rome, cluster: {server: "https://localhost"}}]
    users: [{name: admin, user: {client-certificate-data: %s, client-key-data: %s}}]
    contexts: [{name: rome, context: {cluster: rome, user: admin}}]
    current-context: rome
    """
        .formatted(
            TestKeys.certificate(key.getPublic()), TestKeys.base64(TestKeys.privatePem(key)));
  }
}
