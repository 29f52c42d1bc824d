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

/** One of the compared servers, with an administrator's client and an anonymous one. */
final class ComparedServer implements AutoCloseable {
  private static final int TIMEOUT_SECONDS = 30;
  private static final String JSON = "application/json";

  private final KubernetesClient administrator;
  private final KubernetesClient anonymous;
  private final String url;

  private ComparedServer(KubernetesClient administrator, KubernetesClient anonymous) {
    this.administrator = administrator;
    this.anonymous = anonymous;
    this.url = administrator.getMasterUrl().toString().replaceAll("/$", "");
  }

  /**
   * Connects with a kubeconfig.
   *
   * @throws IllegalArgumentException if it can't be read
   */
  static ComparedServer of(Path kubeconfig) {
    KubernetesClient administrator = KubernetesClients.fromKubeconfig(kubeconfig, null);
    return new ComparedServer(administrator, anonymous(administrator.getConfiguration()));
  }

  /** Sends a request whose references have been replaced. */
  ObjectNode send(Exchange exchange) throws InterruptedException {
    HttpClient http = (exchange.anonymous() ? anonymous : administrator).getHttpClient();
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
    anonymous.close();
  }

  static String mediaType(HttpResponse<?> answer) {
    String type = answer.header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0];
  }

  static <T> T await(CompletableFuture<T> answer) throws InterruptedException {
    try {
      return answer.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the request failed: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the server did not answer within " + TIMEOUT_SECONDS + " s", e);
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

  private static KubernetesClient anonymous(Config known) {
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
