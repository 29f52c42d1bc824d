package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read when a call to Temporal fails. */
class TemporalErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DEADLINE_EXCEEDED  | no answer
          UNAVAILABLE        | it is not available
          INTERNAL           | it answers with an error (internal)
          UNIMPLEMENTED      | it has no such call
          RESOURCE_EXHAUSTED | it takes no more calls now
          """)
  void shouldNotShowTheInternalTextOfGrpc(Status.Code code, String clause) {
    // given
    var failure =
        code.toStatus()
            .withDescription("CallOptions deadline exceeded after 4.47s. [closed=[], open=[[")
            .asRuntimeException();

    // when
    var text = TemporalErrors.clause(failure);

    // then
    assertThat(text).isEqualTo(clause);
  }

  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new ConnectException("Connection refused: /1.2"), "connection refused"),
        Arguments.of(new ConnectException("connection timed out: /1.2"), "no answer"),
        Arguments.of(new NoRouteToHostException("/1.2"), "no route to its host"),
        Arguments.of(new UnknownHostException("hub"), "the name of its host can't be resolved"),
        Arguments.of(new SSLHandshakeException("PKIX failed"), "TLS failed: PKIX failed"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void shouldNameWhyTheServerCannotBeReached(Exception cause, String clause) {
    // given
    var failure =
        Status.UNAVAILABLE
            .withDescription("io exception")
            .withCause(new IllegalStateException(cause))
            .asRuntimeException();

    // when
    var text = TemporalErrors.clause(failure);

    // then
    assertThat(text).isEqualTo(clause);
  }

  @Test
  void shouldShowWhatTheServerSaysOfARefusal() {
    // given
    var failure = Status.PERMISSION_DENIED.withDescription("not for you").asRuntimeException();

    // when
    var text = TemporalErrors.clause(failure);

    // then
    assertThat(text).isEqualTo("not for you");
  }
}
