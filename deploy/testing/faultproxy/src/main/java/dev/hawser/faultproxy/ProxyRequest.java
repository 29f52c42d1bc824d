package dev.hawser.faultproxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A complete HTTP/1.1 request.
 *
 * @param target path and query
 * @param headers by name in lower case
 */
record ProxyRequest(String method, String target, Map<String, String> headers, String body) {

  /**
   * Reads the next request of a connection; empty at the connection's end.
   *
   * @throws IOException when it ends within a request
   */
  static Optional<ProxyRequest> read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) return Optional.empty();
    var parts = first.split(" ", 3);
    if (parts.length != 3) throw new IOException("not a request line: " + first);
    var headers = new LinkedHashMap<String, String>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    var body = new String(body(in, headers), StandardCharsets.UTF_8);
    return Optional.of(new ProxyRequest(parts[0], parts[1], headers, body));
  }

  String verb() {
    return RequestTarget.of(method, target).verb();
  }

  String resource() {
    return RequestTarget.of(method, target).resource();
  }

  boolean isWatch() {
    return verb().equals("watch");
  }

  boolean wantsWebSocket() {
    return "websocket".equalsIgnoreCase(headers.get("upgrade"));
  }

  private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) return chunks(in);
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return exactly(in, length);
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = size(in); size > 0; size = size(in)) {
      body.write(exactly(in, size));
      line(in);
    }
    line(in);
    return body.toByteArray();
  }

  private static int size(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException("the request is cut off");
    return bytes;
  }

  /** Reads a line without its end; also empty at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
