package dev.hawser.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads a number of events of a watch, then cancels it. */
final class EventReader implements AsyncBody.Consumer<List<ByteBuffer>> {
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CompletableFuture<Boolean> complete = new CompletableFuture<>();
  private final int wanted;
  private int events;

  private EventReader(int wanted) {
    this.wanted = wanted;
  }

  static ObjectNode read(HttpClient http, HttpRequest request, int events)
      throws InterruptedException {
    var reader = new EventReader(events);
    HttpResponse<AsyncBody> answer = ComparedServer.await(http.consumeBytes(request, reader));
    AsyncBody body = answer.body();
    body.consume();
    ComparedServer.await(CompletableFuture.anyOf(reader.complete, body.done()));
    return ServerAnswer.ofWatch(answer.code(), ComparedServer.mediaType(answer), reader.received());
  }

  @Override
  public void consume(List<ByteBuffer> parts, AsyncBody body) {
    parts.forEach(this::append);
    if (events >= wanted) {
      complete.complete(true);
      body.cancel();
    } else {
      body.consume();
    }
  }

  private synchronized void append(ByteBuffer part) {
    while (part.hasRemaining() && events < wanted) {
      byte next = part.get();
      received.write(next);
      if (next == '\n') events++;
    }
  }

  private synchronized String received() {
    return received.toString(StandardCharsets.UTF_8);
  }
}
