package dev.hawser.faultproxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** How requests are read from a connection. */
class ProxyRequestTest {
  @Test
  void shouldReadABodyOfTheStatedLengthAndNoMore() throws IOException {
    // given
    var in =
        connection(
            """
            POST /api/v1/namespaces/liqo/secrets HTTP/1.1
            Content-Type: application/json
            Content-Length: 2

            {}GET /version HTTP/1.1

            """);

    // when
    var request = ProxyRequest.read(in).orElseThrow();

    // then
    assertThat(request.body()).isEqualTo("{}");
    assertThat(request.headers()).containsEntry("content-type", "application/json");
    assertThat(request.verb()).isEqualTo("create");
    assertThat(ProxyRequest.read(in)).map(ProxyRequest::target).contains("/version");
  }

  @Test
  void shouldReadABodyInChunks() throws IOException {
    // given
    var in =
        connection(
            """
            PUT /api/v1/nodes/milan HTTP/1.1
            Transfer-Encoding: chunked

            4
            {"a"
            3;last
            :1}
            0

            """);

    // when
    var request = ProxyRequest.read(in).orElseThrow();

    // then
    assertThat(request.body()).isEqualTo("{\"a\":1}");
    assertThat(ProxyRequest.read(in)).isEmpty();
  }

  @Test
  void shouldReportAConnectionThatEndsWithinABody() {
    // given
    var in =
        connection(
            """
            POST /api/v1/nodes HTTP/1.1
            Content-Length: 100

            {\
            """);

    // when
    var read = assertThatThrownBy(() -> ProxyRequest.read(in));

    // then
    read.isInstanceOf(EOFException.class);
  }

  @Test
  void shouldRecognizeAWatchThatWantsAWebSocket() throws IOException {
    // given
    var in =
        connection(
            """
            GET /api/v1/nodes?watch=true HTTP/1.1
            Upgrade: WebSocket

            """);

    // when
    var request = ProxyRequest.read(in).orElseThrow();

    // then
    assertThat(request.isWatch()).isTrue();
    assertThat(request.wantsWebSocket()).isTrue();
  }

  private static InputStream connection(String text) {
    return new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(UTF_8));
  }
}
