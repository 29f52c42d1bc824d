package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** What the worker's log says of its connection to Temporal. */
@Timeout(30)
@Isolated("It reads a log.")
class PlaintextConnectionTest {
  private static final Map<String, String> PLAINTEXT =
      Map.of("TEMPORAL_CONFIG_FILE", "/nowhere/temporal.toml");

  private final Logger logger = (Logger) LoggerFactory.getLogger(TemporalConnection.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

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

  @ParameterizedTest
  @CsvSource({"temporal.example:7233, 1", "10.0.0.7:7233, 1", "127.0.0.1:7233, 0"})
  void shouldWarnOnceOfAPlaintextConnectionOutsideOfLoopback(String address, int count) {
    // when
    TemporalConnection.configured(PLAINTEXT, Optional.of(address), Optional.empty()).close();

    // then
    assertThat(log.list)
        .hasSize(count)
        .allMatch(line -> line.getLevel() == Level.WARN)
        .allMatch(line -> line.getFormattedMessage().contains(address + " is not encrypted"));
  }

  @Test
  void shouldNotWarnOfAnEncryptedConnection() {
    // given
    var environment = new HashMap<>(PLAINTEXT);
    environment.put("TEMPORAL_TLS", "true");

    // when
    TemporalConnection.configured(
            environment, Optional.of("temporal.example:7233"), Optional.empty())
        .close();

    // then
    assertThat(log.list).isEmpty();
  }
}
