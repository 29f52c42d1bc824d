package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Timeout(30)
@Isolated("It reads a log.")
class StartupWaitTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(StartupWait.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Queue<String> problems = new ArrayDeque<>();

  @BeforeEach
  void recordLog() {
    logger.setLevel(Level.INFO);
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void stopRecording() {
    logger.detachAppender(log);
    logger.setAdditive(true);
    logger.setLevel(null);
  }

  @Test
  void shouldReturnAtOnceWithoutAProblem() {
    // when
    new StartupWait("Temporal", Duration.ZERO).until(this::nextProblem);

    // then
    assertThat(log.list).isEmpty();
  }

  @Test
  void shouldLogEachProblemOnce() {
    // given
    problems.addAll(List.of("no route", "no route", "no namespace"));

    // when
    new StartupWait("Temporal", Duration.ofSeconds(20)).until(this::nextProblem);

    // then
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly("waiting for Temporal: no route", "waiting for Temporal: no namespace");
  }

  @Test
  void shouldFailWithTheLastProblemAfterTheTimeout() {
    // given
    var wait = new StartupWait("Temporal", Duration.ofMillis(10));

    // when
    var waiting = assertThatThrownBy(() -> wait.until(() -> Optional.of("no route")));

    // then
    waiting
        .isInstanceOf(WorkerStartException.class)
        .hasMessage("waited 0 s for Temporal: no route");
  }

  @Test
  void shouldFailWhenInterrupted() {
    // given
    var wait = new StartupWait("Temporal", Duration.ofSeconds(20));
    Thread.currentThread().interrupt();

    // when
    var waiting = assertThatThrownBy(() -> wait.until(() -> Optional.of("no route")));

    // then
    waiting
        .isInstanceOf(WorkerStartException.class)
        .hasMessage("interrupted while waiting for Temporal");
    assertThat(Thread.interrupted()).isTrue();
  }

  private Optional<String> nextProblem() {
    return Optional.ofNullable(problems.poll());
  }
}
