package dev.hawser.faultproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the proxy answers itself. */
class ProxyResponseTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ProxyResponse response = new ProxyResponse(out);

  @Test
  void shouldAnswerWithAStatusOfKubernetes() throws IOException {
    // when
    response.sendFailure(HttpFault.CONFLICT);

    // then
    assertThat(text())
        .startsWith("HTTP/1.1 409 ")
        .contains("Content-Type: application/json")
        .contains("\"kind\":\"Status\"", "\"reason\":\"Conflict\"", "\"code\":409");
  }

  @Test
  void shouldSayWhenToRetryAfterTooManyRequests() throws IOException {
    // when
    response.sendFailure(HttpFault.TOO_MANY_REQUESTS);

    // then
    assertThat(text()).contains("Retry-After: 1\r\n", "\"retryAfterSeconds\":1");
  }

  @Test
  void shouldNameNoObjectInA404() throws IOException {
    // when
    response.sendFailure(HttpFault.NOT_FOUND);

    // then
    assertThat(text())
        .startsWith("HTTP/1.1 404 ")
        .endsWith("\r\n\r\n404 page not found\n")
        .doesNotContain("Status");
  }

  @Test
  void shouldSendHalfOfAResponseThatItAnnouncesAsLonger() throws IOException {
    // when
    response.sendFirstHalf(200, Map.of(), "12345678".getBytes(UTF_8));

    // then
    assertThat(text()).contains("Content-Length: 9").endsWith("\r\n\r\n1234");
  }

  @Test
  void shouldSendAStreamInChunks() throws IOException {
    // when
    response.sendHead(200, Map.of());
    response.sendChunk("0123456789abcdef-".getBytes(UTF_8), 16);
    response.sendLastChunk();

    // then
    assertThat(text())
        .contains("Transfer-Encoding: chunked")
        .endsWith("\r\n\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n");
  }

  private String text() {
    return out.toString(UTF_8);
  }
}
