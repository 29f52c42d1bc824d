package dev.hawser.faultproxy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Serves the requests of one client connection, one after another. */
final class ProxyConnection {
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final Duration LATE = Duration.ofSeconds(6);
  private static final Set<String> NOT_PASSED_ON =
      Set.of("connection", "transfer-encoding", "content-length", "keep-alive", ":status");

  private final Socket socket;
  private final FaultProxy proxy;
  private final InputStream in;
  private final ProxyResponse response;

  ProxyConnection(Socket socket, FaultProxy proxy) throws IOException {
    this.socket = socket;
    this.proxy = proxy;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.response = new ProxyResponse(socket.getOutputStream());
  }

  /** Serves requests until client or proxy ends the connection. */
  void serve() throws IOException {
    boolean keepAlive = true;
    while (keepAlive) {
      var request = ProxyRequest.read(in);
      keepAlive = request.isPresent() && answer(request.get());
    }
  }

  /**
   * @return whether the connection stays open
   */
  private boolean answer(ProxyRequest request) throws IOException {
    if (request.isWatch() && request.wantsWebSocket()) {
      response.sendEmpty();
      return true;
    }
    var fault = proxy.faultFor(request);
    return fault.isEmpty() ? pass(request) : inject(fault.get(), request);
  }

  private boolean pass(ProxyRequest request) throws IOException {
    var answer = proxy.upstream().send(request);
    if (request.isWatch() && answer.statusCode() == 200) {
      stream(request, answer, new byte[0]);
      return false;
    }
    try (var body = answer.body()) {
      response.send(answer.statusCode(), headers(answer), body.readAllBytes());
      return true;
    }
  }

  private boolean inject(HttpFault fault, ProxyRequest request) throws IOException {
    switch (fault) {
      case SLOW -> {
        pause(SLOW);
        return pass(request);
      }
      case WATCH_STALE -> {
        stream(request, proxy.upstream().send(request), proxy.events(request).completeEvents());
        return false;
      }
      case REFUSED -> proxy.refuseBriefly();
      case LATE -> performLate(request);
      case ANSWER_LOST -> perform(request);
      case RESET -> {
        var answer = proxy.upstream().send(request);
        var body = answer.body().readAllBytes();
        response.sendFirstHalf(answer.statusCode(), headers(answer), body);
      }
      case WATCH_CUT -> {
        var answer = proxy.upstream().send(request);
        response.sendHead(answer.statusCode(), headers(answer));
        answer.body().close();
      }
      default -> {
        response.sendFailure(fault);
        return true;
      }
    }
    reset();
    return false;
  }

  private void performLate(ProxyRequest request) throws IOException {
    proxy.lateRequests().register();
    try {
      pause(LATE);
      perform(request);
    } finally {
      proxy.lateRequests().arriveAndDeregister();
    }
  }

  private void perform(ProxyRequest request) throws IOException {
    try (var body = proxy.upstream().send(request).body()) {
      body.readAllBytes();
    }
  }

  /**
   * A stream uses up its connection; when the client closes it, the request to the API server ends
   * too.
   */
  private void stream(ProxyRequest request, HttpResponse<InputStream> answer, byte[] prefix)
      throws IOException {
    var headers = headers(answer);
    headers.put("Connection", "close");
    try (var body = answer.body()) {
      response.sendHead(answer.statusCode(), headers);
      if (prefix.length > 0) response.sendChunk(prefix, prefix.length);
      Thread.startVirtualThread(() -> closeWithClient(body));
      var events = proxy.events(request);
      var bytes = new byte[8192];
      for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
        events.add(bytes, read);
        response.sendChunk(bytes, read);
      }
      response.sendLastChunk();
    }
  }

  private void closeWithClient(InputStream body) {
    try (body) {
      while (in.read() >= 0) {}
    } catch (IOException e) {
      // It is closed already.
    }
  }

  /** The client sees a broken connection, not an orderly end. */
  private void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static Map<String, String> headers(HttpResponse<?> answer) {
    var headers = new LinkedHashMap<String, String>();
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!NOT_PASSED_ON.contains(name)) headers.put(name, values.getFirst());
            });
    return headers;
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }
}
