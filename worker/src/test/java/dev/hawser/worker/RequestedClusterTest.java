package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** What is logged about a cluster that is away. */
@Isolated("It reads a log.")
class RequestedClusterTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RequestedCluster.class);
  private final TestCluster rome = TestCluster.withLiqo("rome");
  private final RequestedCluster cluster = new RequestedCluster(rome.client(), "liqo", null);

  @BeforeEach
  void record() {
    log.start();
    logger.setLevel(Level.WARN);
    logger.setAdditive(false);
    logger.addAppender(log);
  }

  @AfterEach
  void close() {
    logger.detachAppender(log);
    logger.setLevel(null);
    logger.setAdditive(true);
    cluster.close();
    rome.close();
  }

  @Test
  void shouldLogAReasonOnce() {
    // when
    away("refused");
    away("timed out");
    away("refused");

    // then
    assertThat(times("refused")).isEqualTo(1);
  }

  @Test
  void shouldForgetReasonsAfterManyOthers() {
    // given
    away("refused");
    for (int i = 0; i < 100; i++) away("reset after " + i + " ms");

    // when
    away("refused");

    // then
    assertThat(times("refused")).isEqualTo(2);
  }

  @Test
  void shouldNotSayThatItAnswersAgainTheFirstTime() {
    // given
    logger.setLevel(Level.INFO);
    away("refused");
    cluster.check();
    cluster.setServed();

    // when
    cluster.logChange();

    // then
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.endsWith("answers again"));
  }

  @Test
  void shouldSayThatAServedClusterAnswersAgain() {
    // given
    logger.setLevel(Level.INFO);
    cluster.check();
    cluster.setServed();
    away("refused");
    cluster.check();

    // when
    cluster.logChange();

    // then
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains("cluster/rome answers again");
  }

  private void away(String reason) {
    cluster.refuse(reason);
    cluster.logChange();
  }

  private long times(String reason) {
    return log.list.stream()
        .filter(line -> line.getFormattedMessage().endsWith("trying again: " + reason))
        .count();
  }
}
