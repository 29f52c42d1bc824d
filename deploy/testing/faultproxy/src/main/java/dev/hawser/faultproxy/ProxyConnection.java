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

/** One connection of a client, request by request. */
final class ProxyConnection {
  private static final Duration SLOW = Duration.ofMillis(300);
  private static final Duration LATE = Duration.ofSeconds(6);
  private static final Set<String> OF_THE_CONNECTION =
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

  /** Until one of both ends it. */
  void hold() throws IOException {
    boolean goesOn = true;
    while (goesOn) {
      var request = ProxyRequest.read(in);
      goesOn = request.isPresent() && answer(request.get());
    }
  }

  /**
   * @return whether the connection goes on
   */
  private boolean answer(ProxyRequest request) throws IOException {
    if (request.isWatch() && request.wantsWebSocket()) {
      response.empty();
      return true;
    }
    var fault = proxy.fault(request);
    return fault.isEmpty() ? pass(request) : strike(fault.get(), request);
  }

  private boolean pass(ProxyRequest request) throws IOException {
    var answer = proxy.upstream().send(request);
    if (request.isWatch() && answer.statusCode() == 200) {
      stream(request, answer, new byte[0]);
      return false;
    }
    try (var body = answer.body()) {
      response.whole(answer.statusCode(), headers(answer), body.readAllBytes());
      return true;
    }
  }

  private boolean strike(HttpFault fault, ProxyRequest request) throws IOException {
    switch (fault) {
      case SLOW -> {
        pause(SLOW);
        return pass(request);
      }
      case WATCH_STALE -> {
        stream(request, proxy.upstream().send(request), proxy.events(request).soFar());
        return false;
      }
      case REFUSED -> proxy.refuseForAMoment();
      case LATE -> performLate(request);
      case ANSWER_LOST -> perform(request);
      case RESET -> {
        var answer = proxy.upstream().send(request);
        var body = answer.body().readAllBytes();
        response.cutOff(answer.statusCode(), headers(answer), body);
      }
      case WATCH_CUT -> {
        var answer = proxy.upstream().send(request);
        response.begin(answer.statusCode(), headers(answer));
        answer.body().close();
      }
      default -> {
        response.failure(fault);
        return true;
      }
    }
    reset();
    return false;
  }

  private void performLate(ProxyRequest request) throws IOException {
    proxy.late().register();
    try {
      pause(LATE);
      perform(request);
    } finally {
      proxy.late().arriveAndDeregister();
    }
  }

  private void perform(ProxyRequest request) throws IOException {
    try (var body = proxy.upstream().send(request).body()) {
      body.readAllBytes();
    }
  }

  /** A stream takes the whole connection: when the client ends it, so does the API server. */
  private void stream(ProxyRequest request, HttpResponse<InputStream> answer, byte[] before)
      throws IOException {
    var headers = headers(answer);
    headers.put("Connection", "close");
    try (var body = answer.body()) {
      response.begin(answer.statusCode(), headers);
      if (before.length > 0) response.chunk(before, before.length);
      Thread.startVirtualThread(() -> closeWithTheClient(body));
      var events = proxy.events(request);
      var bytes = new byte[8192];
      for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
        events.add(bytes, read);
        response.chunk(bytes, read);
      }
      response.end();
    }
  }

  private void closeWithTheClient(InputStream body) {
    try (body) {
      while (in.read() >= 0) {}
    } catch (IOException gone) {
      // as good as closed
    }
  }

  /** So that the client sees a broken connection, not the end of one. */
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
              if (!OF_THE_CONNECTION.contains(name)) headers.put(name, values.getFirst());
            });
    return headers;
  }

  private static void pause(Duration moment) {
    LockSupport.parkNanos(moment.toNanos());
  }
}
