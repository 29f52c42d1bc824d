package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.apiserver.ApiServer;
import dev.hawser.apiserver.ApiServerOptions;
import dev.hawser.liqo.fixture.TestKeys;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a client when the files of its credentials change. */
@Timeout(60)
class RenewedClientTest {
  @TempDir private Path folder;
  private volatile long now;

  @Test
  void shouldReadATokenFileAgain() throws Exception {
    // given
    var token = write("token", "first");
    var file = write("kubeconfig", kubeconfig("https://localhost", "tokenFile: token"));
    try (var client = client(file)) {
      Files.writeString(token, "second");

      // when
      settle(client);

      // then
      assertThat(token(client)).isEqualTo("second");
    }
  }

  @Test
  void shouldReadTheTokenOfAKubeconfigAgain() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://localhost", "token: first"));
    try (var client = client(file)) {
      write("kubeconfig", kubeconfig("https://localhost", "token: second"));

      // when
      settle(client);

      // then
      assertThat(token(client)).isEqualTo("second");
    }
  }

  @Test
  void shouldReadTheTokenOfAServiceAccountAgain() throws Exception {
    // given
    var token = write("token", "first\n");
    write("ca.crt", "");
    var environment =
        Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443");
    try (var client = KubernetesClients.inCluster(environment, folder, () -> now)) {
      Files.writeString(token, "second\n");

      // when
      settle(client);

      // then
      assertThat(token(client)).isEqualTo("second");
      assertThat(client.getMasterUrl()).hasToString("https://[fd00::1]:6443/");
    }
  }

  @Test
  void shouldUseANewClientCertificate() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://localhost", certificateFiles()));
    writeKeyPair();
    try (var client = client(file)) {
      var before = client.getHttpClient();
      writeKeyPair();

      // when
      settle(client);

      // then
      assertThat(client.getHttpClient()).isNotSameAs(before);
    }
  }

  @Test
  void shouldKeepTheCertificateUntilTheKeyIsWrittenToo() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://localhost", certificateFiles()));
    writeKeyPair();
    try (var client = client(file)) {
      var before = client.getHttpClient();
      var next = TestKeys.generate("EC", 256);
      write("client.crt", certificate(next.getPublic()));

      // when
      settle(client);
      var between = client.getHttpClient();
      write("client.key", TestKeys.privatePem(next));
      settle(client);

      // then
      assertThat(between).isSameAs(before);
      assertThat(client.getHttpClient()).isNotSameAs(before);
    }
  }

  @Test
  void shouldServeRequestsWhileAFileIsHalfWritten() throws Exception {
    try (var server = ApiServer.start(ApiServerOptions.named("rome"))) {
      // given
      var file = write("kubeconfig", server.adminKubeconfig());
      try (var client = client(file)) {
        write("kubeconfig", "contexts: {");

        // when
        settle(client);

        // then
        assertThat(client.raw("/version")).contains("gitVersion");
      }
    }
  }

  @Test
  void shouldNotUseAFileThatIsStillChanging() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://localhost", "token: first"));
    try (var client = client(file)) {
      write("kubeconfig", kubeconfig("https://localhost", "token: half"));
      look(client);
      write("kubeconfig", kubeconfig("https://localhost", "token: whole"));

      // when
      look(client);

      // then
      assertThat(token(client)).isEqualTo("first");
    }
  }

  @Test
  void shouldNotBecomeAnonymous() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://localhost", "token: first"));
    try (var client = client(file)) {
      write("kubeconfig", kubeconfig("https://localhost", ""));

      // when
      settle(client);

      // then
      assertThat(token(client)).isEqualTo("first");
    }
  }

  @Test
  void shouldNotFollowAKubeconfigToAnotherCluster() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://rome.example", "token: first"));
    try (var client = client(file)) {
      var renewals = new AtomicInteger();
      RenewedClient.behind(client)
          .orElseThrow()
          .onRenewal(other -> false, renewals::incrementAndGet);
      write("kubeconfig", kubeconfig("https://milan.example", "token: second"));

      // when
      settle(client);

      // then
      assertThat(client.getMasterUrl().getHost()).isEqualTo("rome.example");
      assertThat(renewals).hasValue(0);
    }
  }

  @Test
  void shouldNotFollowAKubeconfigToAClusterThatWasRebuiltAtTheSameAddress() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://rome.example", "token: first"));
    try (var client = client(file)) {
      RenewedClient.behind(client).orElseThrow().onRenewal(rebuilt -> false, () -> {});
      write("kubeconfig", kubeconfig("https://rome.example", "token: second"));

      // when
      settle(client);

      // then
      assertThat(token(client)).isEqualTo("first");
    }
  }

  @Test
  void shouldFollowAClusterToAnotherAddress() throws Exception {
    // given
    var file = write("kubeconfig", kubeconfig("https://rome.example", "token: first"));
    try (var client = client(file)) {
      var renewals = new AtomicInteger();
      RenewedClient.behind(client)
          .orElseThrow()
          .onRenewal(other -> true, renewals::incrementAndGet);
      write("kubeconfig", kubeconfig("https://new.example", "token: second"));

      // when
      settle(client);

      // then
      assertThat(client.getMasterUrl().getHost()).isEqualTo("new.example");
      assertThat(renewals).hasValue(1);
    }
  }

  /** Requests until a change that lasts has been noticed. */
  private void settle(KubernetesClient client) {
    look(client);
    look(client);
  }

  private void look(KubernetesClient client) {
    now += Duration.ofSeconds(2).toNanos();
    assertThat(client.getMasterUrl()).isNotNull();
  }

  private KubernetesClient client(Path kubeconfig) {
    return RenewedClient.of(() -> new Kubeconfig(kubeconfig, null).read(Map.of()), () -> now);
  }

  private static String token(KubernetesClient client) {
    return client.getConfiguration().getOauthTokenProvider().getToken();
  }

  private void writeKeyPair() throws IOException {
    var pair = TestKeys.generate("EC", 256);
    write("client.crt", certificate(pair.getPublic()));
    write("client.key", TestKeys.privatePem(pair));
  }

  private static String certificate(PublicKey key) {
    byte[] pem = Base64.getDecoder().decode(TestKeys.certificate(key));
    return new String(pem, StandardCharsets.US_ASCII);
  }

  private static String certificateFiles() {
    return "client-certificate: client.crt, client-key: client.key";
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static String kubeconfig(String server, String user) {
    return """
    apiVersion: v1
    kind: Config
    clusters: [{name: rome, cluster: {server: "%s"}}]
    users: [{name: worker, user: {%s}}]
    contexts: [{name: rome, context: {cluster: rome, user: worker}}]
    current-context: rome
    """
        .formatted(server, user);
  }
}
