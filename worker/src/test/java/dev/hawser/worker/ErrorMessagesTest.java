package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

class ErrorMessagesTest {
  @Test
  void shouldShowTheInnermostMessage() {
    // given
    var failure =
        new IllegalStateException("outer", new RuntimeException("middle", new IOException("why")));

    // when
    var message = ErrorMessages.innermost(failure);

    // then
    assertThat(message).isEqualTo("why");
  }

  @Test
  void shouldPassOverCausesWithoutAMessage() {
    // given
    var failure = new IllegalStateException("why", new RuntimeException(" ", new IOException()));

    // when
    var message = ErrorMessages.innermost(failure);

    // then
    assertThat(message).isEqualTo("why");
  }

  @Test
  void shouldNameTheInnermostCauseInWordsWithoutAnyMessage() {
    // given
    var failure = new UncheckedIOException(null, new ConnectException());

    // when
    var message = ErrorMessages.innermost(failure);

    // then
    assertThat(message).isEqualTo("connect exception");
  }

  @Test
  void shouldShowTheFirstLineOnly() {
    // given
    var failure = new IOException("why\n  at line 3");

    // when
    var message = ErrorMessages.innermost(failure);

    // then
    assertThat(message).isEqualTo("why");
  }

  @Test
  void shouldShowTheDescriptionOfAGrpcStatus() {
    // given
    var failure = Status.PERMISSION_DENIED.withDescription("not for you").asRuntimeException();

    // when
    var message = ErrorMessages.innermost(failure);

    // then
    assertThat(message).isEqualTo("not for you");
  }

  @Test
  void shouldShowAGrpcCodeInWordsWithoutADescription() {
    // given
    var failure = Status.PERMISSION_DENIED.asRuntimeException();

    // when
    var message = ErrorMessages.innermost(failure);

    // then
    assertThat(message).isEqualTo("permission denied");
  }

  @Test
  void shouldShowOurOwnSentenceOfAFailedStart() {
    // given
    var failure =
        new IllegalStateException(
            "bean", new WorkerStartException("no Liqo on rome", new IOException("404")));

    // when
    var message = ErrorMessages.ofStart(failure);

    // then
    assertThat(message).isEqualTo("no Liqo on rome");
  }

  @Test
  void shouldNameTheFlagOfAnAddressThatIsInUse() {
    // given
    var failure = new IllegalStateException("server", new BindException("Address in use"));

    // when
    var message = ErrorMessages.ofStart(failure);

    // then
    assertThat(message)
        .isEqualTo(
            "the health endpoint can't listen (Address in use): choose another --health-port, 0 for"
                + " any free one");
  }

  @Test
  void shouldShowTheInnermostMessageOfAnyOtherFailedStart() {
    // given
    var failure = new IllegalStateException("outer", new IOException("why"));

    // when
    var message = ErrorMessages.ofStart(failure);

    // then
    assertThat(message).isEqualTo("why");
  }
}
