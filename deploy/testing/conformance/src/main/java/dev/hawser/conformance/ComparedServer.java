package dev.hawser.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.liqo.KubernetesClients;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server that is asked, as its administrator or as a stranger. */
final class ComparedServer implements AutoCloseable {
  private static final int PATIENCE = 30;
  private static final String JSON = "application/json";

  private final KubernetesClient administrator;
  private final KubernetesClient stranger;
  private final String url;

  private ComparedServer(KubernetesClient administrator, KubernetesClient stranger) {
    this.administrator = administrator;
    this.stranger = stranger;
    this.url = administrator.getMasterUrl().toString().replaceAll("/$", "");
  }

  /**
   * Of a kubeconfig.
   *
   * @throws IllegalArgumentException with one sentence when it can't be read
   */
  static ComparedServer of(Path kubeconfig) {
    KubernetesClient administrator = KubernetesClients.fromKubeconfig(kubeconfig, null);
    return new ComparedServer(administrator, stranger(administrator.getConfiguration()));
  }

  /** Sends a request whose references are resolved. */
  ObjectNode ask(Exchange exchange) throws InterruptedException {
    HttpClient http = (exchange.stranger() ? stranger : administrator).getHttpClient();
    HttpRequest request = request(http, exchange);
    if (exchange.events() > 0) return EventReader.read(http, request, exchange.events());
    HttpResponse<String> answer = await(http.sendAsync(request, String.class));
    return ServerAnswer.of(answer.code(), mediaType(answer), text(answer.body()));
  }

  private static String text(@Nullable String body) {
    return body == null ? "" : body;
  }

  KubernetesClient client() {
    return administrator;
  }

  @Override
  public void close() {
    administrator.close();
    stranger.close();
  }

  static String mediaType(HttpResponse<?> answer) {
    String type = answer.header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0];
  }

  static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get(PATIENCE, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a server can't be asked: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("a server did not answer within " + PATIENCE + " s", e);
    }
  }

  private HttpRequest request(HttpClient http, Exchange exchange) {
    var request = http.newHttpRequestBuilder().uri(url + exchange.target());
    String type = exchange.headers().getOrDefault("Content-Type", JSON);
    boolean bodiless = exchange.body().isEmpty() && exchange.method().equals("GET");
    request.method(exchange.method(), type, bodiless ? null : exchange.body());
    exchange.headers().forEach(request::setHeader);
    return request.build();
  }

  private static KubernetesClient stranger(Config known) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(known.getMasterUrl())
            .withCaCertData(known.getCaCertData())
            .withCaCertFile(known.getCaCertFile())
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
