package dev.hawser.liqo.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The clock of an API server, as the header {@code Date} of its answers shows it. */
final class ServerClock {
  private static final long TIMEOUT_SECONDS = 5;

  private final Supplier<KubernetesClient> client;

  /**
   * @param client asked for once per request
   */
  ServerClock(Supplier<KubernetesClient> client) {
    this.client = client;
  }

  /** What time it is there; the worker's own time if the API server does not say. */
  Instant now() {
    try {
      var date = ask(client.get()).header("Date");
      return date == null ? Instant.now() : parse(date);
    } catch (ExecutionException | TimeoutException | DateTimeException e) {
      return Instant.now();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Instant.now();
    }
  }

  /** Every user may read the version. */
  private static HttpResponse<String> ask(KubernetesClient client)
      throws ExecutionException, InterruptedException, TimeoutException {
    var http = client.getHttpClient();
    var version = URI.create(client.getMasterUrl().toString()).resolve("version");
    var request =
        http.newHttpRequestBuilder()
            .uri(version)
            .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
            .build();
    return http.sendAsync(request, String.class).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static Instant parse(String date) {
    return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
  }
}
