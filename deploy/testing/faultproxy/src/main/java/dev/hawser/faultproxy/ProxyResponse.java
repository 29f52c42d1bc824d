package dev.hawser.faultproxy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is written back to the client. */
final class ProxyResponse {
  private static final int SECONDS = 1;

  private final OutputStream out;

  ProxyResponse(OutputStream out) {
    this.out = out;
  }

  /** The head of an answer whose body comes in chunks. */
  void begin(int code, Map<String, String> headers) throws IOException {
    var all = new LinkedHashMap<>(headers);
    all.put("Transfer-Encoding", "chunked");
    head(code, all);
  }

  void chunk(byte[] bytes, int length) throws IOException {
    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes, 0, length);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  void end() throws IOException {
    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** An answer without a word, which has a client that wanted a WebSocket ask for a stream. */
  void empty() throws IOException {
    whole(200, Map.of("Content-Type", "text/plain"), new byte[0]);
  }

  /** An answer that never came from the API server. */
  void failure(HttpFault fault) throws IOException {
    if (fault == HttpFault.NOT_FOUND) {
      var text = "404 page not found\n".getBytes(StandardCharsets.US_ASCII);
      whole(fault.code(), Map.of("Content-Type", "text/plain"), text);
      return;
    }
    var headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
    if (fault == HttpFault.TOO_MANY_REQUESTS) headers.put("Retry-After", String.valueOf(SECONDS));
    whole(fault.code(), headers, Json.write(status(fault)));
  }

  private static ObjectNode status(HttpFault fault) {
    var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.put("status", "Failure").put("code", fault.code()).put("reason", fault.reason());
    status.put("message", "injected: " + fault.reason());
    status.putObject("metadata");
    var details = status.putObject("details");
    if (fault == HttpFault.TOO_MANY_REQUESTS) details.put("retryAfterSeconds", SECONDS);
    return status;
  }

  /** The first half of an answer that is never finished. */
  void cutOff(int code, Map<String, String> headers, byte[] body) throws IOException {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Length", String.valueOf(body.length + 1));
    head(code, all);
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  void whole(int code, Map<String, String> headers, byte[] body) throws IOException {
    var all = new LinkedHashMap<>(headers);
    all.put("Content-Length", String.valueOf(body.length));
    head(code, all);
    out.write(body);
    out.flush();
  }

  private void head(int code, Map<String, String> headers) throws IOException {
    var head = new StringBuilder("HTTP/1.1 ").append(code).append(" .\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
