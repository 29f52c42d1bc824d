package dev.hawser.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFailureTest {
  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused"), "connection refused"),
        Arguments.of(new ConnectException("Connection timed out"), "no answer in time"),
        Arguments.of(new ConnectException("Network is unreachable"), "no route to the host"),
        Arguments.of(new NoRouteToHostException("No route to host"), "no route to the host"),
        Arguments.of(new SocketTimeoutException("connect timed out"), "no answer in time"),
        Arguments.of(
            new RuntimeException(new UnknownHostException("temporal.example")), "no such host"),
        Arguments.of(
            new SSLHandshakeException("PKIX path building failed"),
            "TLS failed: PKIX path building failed"),
        Arguments.of(
            new SSLHandshakeException("not an SSL/TLS record: 00001204"),
            "the server does not speak TLS"),
        Arguments.of(new IOException("\\n not found"), "the connection was closed"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void shouldSayWhyTheConnectionFailed(Exception cause, String words) {
    // given
    var failure = Status.UNAVAILABLE.withDescription("io exception").withCause(cause);

    // when
    var said = ConnectionFailure.of(failure.asRuntimeException());

    // then
    assertThat(said).isEqualTo(words);
  }

  @Test
  void shouldSayThatNobodyAnswered() {
    // given
    var failure =
        Status.DEADLINE_EXCEEDED.withDescription(
            "CallOptions deadline exceeded after 4.472303807s. [closed=[], open=[[buffered]]]");

    // when
    var said = ConnectionFailure.of(failure.asRuntimeException());

    // then
    assertThat(said).isEqualTo("no answer in time");
  }

  @Test
  void shouldSayWhatTheServerSays() {
    // given
    var failure = Status.UNAVAILABLE.withDescription("the frontend is shutting down");

    // when
    var said = ConnectionFailure.of(failure.asRuntimeException());

    // then
    assertThat(said).isEqualTo("the frontend is shutting down");
  }
}
