package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which loggers of libraries the worker's own configuration silences. */
class LogConfigurationTest {
  private final LoggerContext context = new LoggerContext();

  @BeforeEach
  void configure() throws JoranException {
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(WorkerCommand.class.getResource("logback.xml"));
  }

  @Test
  void shouldNotLogAttemptsOfActivitiesThatFail() {
    // when
    var logger = context.getLogger("io.temporal.internal.activity.ActivityTaskExecutors");

    // then
    assertThat(logger.isWarnEnabled()).isFalse();
    assertThat(logger.isErrorEnabled()).isTrue();
  }

  /** A logger that no longer exists silences nothing. */
  @Test
  void shouldNameLoggersOfTheSdkThatExist() {
    // when
    var names =
        context.getLoggerList().stream()
            .filter(logger -> logger.getLevel() != null)
            .map(logger -> logger.getName())
            .filter(name -> name.startsWith("io.temporal."));

    // then
    assertThat(names).isNotEmpty().allSatisfy(Class::forName);
  }
}
