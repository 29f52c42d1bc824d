package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the worker's log shows of exceptions, and which of the SDK's warnings. */
class LogFormatTest {
  private static final String POLLER = "io.temporal.internal.worker.Poller";
  private static final String ACTIVITY = "Failure during reporting of activity result";
  private static final String FAILURE = "Failure in poller thread Activity Poller";

  private final LoggerContext context = new LoggerContext();
  private final EngineLogFilter filter = new EngineLogFilter();
  private final LogTextConverter converter = new LogTextConverter();

  @Test
  void shouldPrintAnExceptionAsItsInnermostMessage() {
    // given
    var failure = new IllegalStateException("outer", new IOException("no route to host"));

    // when
    var text = converter.convert(event(POLLER, Level.WARN, FAILURE, failure));

    // then
    assertThat(text).isEqualTo(FAILURE + ": no route to host");
  }

  @Test
  void shouldPrintTheMessageAloneWithoutAnException() {
    // when
    var text = converter.convert(event(POLLER, Level.WARN, FAILURE, null));

    // then
    assertThat(text).isEqualTo(FAILURE);
  }

  @Test
  void shouldPrintOnePlainSentenceWhileTemporalCannotBeReached() {
    // given
    var late = Status.DEADLINE_EXCEEDED.withDescription("CallOptions deadline exceeded [closed=[]");
    var refused = Status.UNAVAILABLE.withCause(new ConnectException("Connection refused: /1.2"));

    // when
    var lines =
        Stream.of(late, refused)
            .map(status -> event(POLLER, Level.WARN, FAILURE, status.asRuntimeException()))
            .map(converter::convert);

    // then
    assertThat(lines)
        .containsExactly(
            "Temporal can't be reached: no answer; trying again",
            "Temporal can't be reached: connection refused; trying again");
  }

  @Test
  void shouldDenyEveryOtherWarningThatTemporalCannotBeReached() {
    // given
    filter.decide(event(POLLER, Level.WARN, FAILURE, Status.UNAVAILABLE.asRuntimeException()));

    // when
    var reply =
        filter.decide(
            event(POLLER, Level.WARN, ACTIVITY, Status.DEADLINE_EXCEEDED.asRuntimeException()));

    // then
    assertThat(reply).isEqualTo(FilterReply.DENY);
  }

  @Test
  void shouldDenyAPollersWarningThatIsRepeatedWithinHalfAMinute() {
    // given
    filter.decide(at(1_000_000));

    // when
    var reply = filter.decide(at(1_029_999));

    // then
    assertThat(reply).isEqualTo(FilterReply.DENY);
  }

  @Test
  void shouldPassAPollersWarningOncePerHalfAMinute() {
    // given
    filter.decide(at(1_000_000));

    // when
    var reply = filter.decide(at(1_030_000));

    // then
    assertThat(reply).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void shouldPassEverythingElse() {
    // given
    filter.decide(at(1_000_000));

    // when
    var replies =
        new FilterReply[] {
          filter.decide(event(POLLER, Level.ERROR, FAILURE, null)),
          filter.decide(event(POLLER, Level.WARN, "Deadlock detected", null)),
          filter.decide(event("dev.hawser.worker.WorkerProcess", Level.WARN, FAILURE, null))
        };

    // then
    assertThat(replies).containsOnly(FilterReply.NEUTRAL);
  }

  @Test
  void shouldDenyAWarningAboutARunThatHasEnded() {
    // given
    var ended = Status.NOT_FOUND.withDescription("workflow task not found").asRuntimeException();
    var ahead = Status.INVALID_ARGUMENT.withDescription("UnhandledCommand").asRuntimeException();

    // when
    var replies =
        new FilterReply[] {
          filter.decide(event(POLLER, Level.WARN, ACTIVITY, ended)),
          filter.decide(event(POLLER, Level.WARN, "Failure while reporting", wrapped(ahead)))
        };

    // then
    assertThat(replies).containsOnly(FilterReply.DENY);
  }

  @Test
  void shouldPassOneWarningOfEachKind() {
    // given
    var away = Status.UNAVAILABLE.asRuntimeException();

    // when
    var replies =
        new FilterReply[] {
          filter.decide(event(POLLER, Level.WARN, ACTIVITY, away)),
          filter.decide(event(POLLER, Level.WARN, FAILURE, Status.NOT_FOUND.asRuntimeException()))
        };

    // then
    assertThat(replies).containsOnly(FilterReply.NEUTRAL);
  }

  @Test
  void shouldPassEverythingWhenToldSo() {
    // given
    filter.setAll(true);
    filter.decide(at(1_000_000));

    // when
    var reply = filter.decide(at(1_000_001));

    // then
    assertThat(reply).isEqualTo(FilterReply.NEUTRAL);
  }

  private static Throwable wrapped(Throwable cause) {
    return new IllegalStateException("outer", cause);
  }

  private LoggingEvent at(long millis) {
    var event = event(POLLER, Level.WARN, FAILURE, null);
    event.setTimeStamp(millis);
    return event;
  }

  private LoggingEvent event(String logger, Level level, String message, Throwable failure) {
    return new LoggingEvent("test", context.getLogger(logger), level, message, failure, null);
  }
}
