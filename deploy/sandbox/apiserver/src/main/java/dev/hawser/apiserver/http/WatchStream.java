package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.resource.RequestTarget;
import dev.hawser.apiserver.store.Snapshot;
import dev.hawser.apiserver.store.Store;
import dev.hawser.apiserver.store.StoreEvent;
import dev.hawser.apiserver.store.Watcher;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Sends changes as they happen, one JSON document a line. */
final class WatchStream {
  private static final Duration BOOKMARKS = Duration.ofSeconds(10);

  private final Store store;
  private final RequestTarget target;
  private final Predicate<? super ObjectNode> wanted;
  private final ContentNegotiation representation;
  private final WatchOptions options;
  private final OutputStream out;
  private boolean headersSent;

  private WatchStream(
      Store store,
      RequestTarget target,
      Predicate<? super ObjectNode> wanted,
      ContentNegotiation representation,
      WatchOptions options,
      OutputStream out) {
    this.store = store;
    this.target = target;
    this.wanted = wanted;
    this.representation = representation;
    this.options = options;
    this.out = out;
  }

  /** Streams until the client, the time-out or the server ends it. */
  static void send(
      HttpExchange exchange,
      Store store,
      RequestTarget target,
      Predicate<? super ObjectNode> wanted,
      ContentNegotiation representation,
      WatchOptions options)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      // kubectl waits for the headers before it goes on.
      out.flush();
      new WatchStream(store, target, wanted, representation, options, out).run();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private void run() throws IOException, InterruptedException {
    try (Watcher watcher = open()) {
      follow(watcher);
    } catch (ApiFailure failure) {
      write("ERROR", failure.toStatus());
    }
  }

  private Watcher open() throws IOException {
    if (!options.fromNow()) return store.watch(target.type().resource(), options.since());
    var initial =
        store.atomically(
            () -> {
              Snapshot now = store.list(target.type().resource(), target.namespace());
              return new Opening(now, store.watch(target.type().resource(), now.revision()));
            });
    for (ObjectNode object : initial.snapshot().objects()) {
      if (wanted.test(object)) writeObject("ADDED", object);
    }
    return initial.watcher();
  }

  private record Opening(Snapshot snapshot, Watcher watcher) {}

  private void follow(Watcher watcher) throws IOException, InterruptedException {
    while (watcher.isOpen() && !options.isOver()) {
      Optional<StoreEvent> change = watcher.next(options.patience(BOOKMARKS));
      if (change.isEmpty() && options.bookmarks()) {
        // Everything up to this revision is in the queue already; if that is empty it was sent.
        long reached = store.revision();
        change = watcher.next(Duration.ZERO);
        if (change.isEmpty()) write("BOOKMARK", representation.bookmark(reached));
      }
      if (change.isPresent()) report(change.get());
    }
    if (watcher.wasTooSlow()) throw ApiFailure.expired(0, store.revision());
  }

  private void report(StoreEvent change) throws IOException {
    String namespace = target.namespace();
    if (!namespace.isEmpty() && !change.key().namespace().equals(namespace)) return;
    boolean was = change.before().filter(wanted).isPresent();
    boolean is = change.type() != StoreEvent.Type.DELETED && wanted.test(change.after());
    if (is) {
      writeObject(was ? "MODIFIED" : "ADDED", change.after());
    } else if (was) {
      writeObject("DELETED", last(change));
    }
  }

  /** What has left the selection is shown as it was in it, with the version at which it left. */
  private static ObjectNode last(StoreEvent change) {
    if (change.type() == StoreEvent.Type.DELETED) return change.after();
    ObjectNode last = change.before().orElse(change.after()).deepCopy();
    ObjectMeta.of(last).put("resourceVersion", Long.toString(change.revision()));
    return last;
  }

  private void writeObject(String type, ObjectNode object) throws IOException {
    write(type, representation.one(target.type().rendered(object), !headersSent));
    headersSent = true;
  }

  private void write(String type, ObjectNode object) throws IOException {
    ObjectNode event = Json.object().put("type", type);
    event.set("object", object);
    for (byte[] part : List.of(Json.write(event), new byte[] {'\n'})) {
      out.write(part);
    }
    out.flush();
  }
}
