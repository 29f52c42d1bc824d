package dev.hawser.faultproxy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes HTTP/1.1 responses to the client. */
final class ProxyResponse {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RETRY_AFTER_SECONDS = 1;

  private final OutputStream out;

  ProxyResponse(OutputStream out) {
    this.out = out;
  }

  /** Sends the head of a response whose body follows in chunks. */
  void sendHead(int code, Map<String, String> headers) throws IOException {
    var all = new LinkedHashMap<>(headers);
    all.put("Transfer-Encoding", "chunked");
    writeHead(code, all);
  }

  void sendChunk(byte[] bytes, int length) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes, 0, length);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  void sendLastChunk() throws IOException {
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Sends an empty response, after which a client that wanted a WebSocket requests a stream. */
  void sendEmpty() throws IOException {
    send(200, Map.of("Content-Type", "text/plain"), new byte[0]);
  }

  /** Sends a response in place of the API server's. */
  void sendFailure(HttpFault fault) throws IOException {
    if (fault == HttpFault.NOT_FOUND) {
      var text = "404 page not found\n".getBytes(StandardCharsets.US_ASCII);
      send(fault.code(), Map.of("Content-Type", "text/plain"), text);
      return;
    }
    var headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
    if (fault == HttpFault.TOO_MANY_REQUESTS)
      headers.put("Retry-After", String.valueOf(RETRY_AFTER_SECONDS));
    send(fault.code(), headers, JSON.writeValueAsBytes(status(fault)));
  }

  private static ObjectNode status(HttpFault fault) {
    var status = JSON.createObjectNode().put("kind", "Status").put("apiVersion", "v1");
    status.put("status", "Failure").put("code", fault.code()).put("reason", fault.reason());
    status.put("message", "injected: " + fault.reason());
    status.putObject("metadata");
    var details = status.putObject("details");
    if (fault == HttpFault.TOO_MANY_REQUESTS) details.put("retryAfterSeconds", RETRY_AFTER_SECONDS);
    return status;
  }

  /** Sends the first half of a response that never ends. */
  void sendFirstHalf(int code, Map<String, String> headers, byte[] body) throws IOException {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Length", String.valueOf(body.length + 1));
    writeHead(code, all);
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  void send(int code, Map<String, String> headers, byte[] body) throws IOException {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Length", String.valueOf(body.length));
    writeHead(code, all);
    out.write(body);
    out.flush();
  }

  private void writeHead(int code, Map<String, String> headers) throws IOException {
    var head = new StringBuilder("HTTP/1.1 ").append(code).append(" .\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
