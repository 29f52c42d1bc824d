package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines in liqoctl's style. */
class ConsoleLogTest {
  private final RecordedConsole recorded = new RecordedConsole();

  @Test
  void shouldPrintTheLevelAloneInAPipe() {
    // given
    var log = new ConsoleLog(recorded.console(), "rome");

    // when
    log.info("rome", "Nonce is signed");
    log.warn("milan", "Failed to register the tenant");
    log.error("the run has already ended");
    log.plain("Next: start one");

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: Nonce is signed",
            "WARN: Failed to register the tenant",
            "ERRO: the run has already ended",
            "Next: start one");
    assertThat(recorded.out()).isEmpty();
  }

  @Test
  void shouldTagTheClustersOnATerminal() {
    // given
    var log = new ConsoleLog(recorded.onTerminal(2).with("NO_COLOR", "1").console(), "rome");

    // when
    log.info("rome", "Nonce is signed");
    log.info("milan", "Tenant status is filled");
    log.warn("Detached");

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            " INFO   (rome) Nonce is signed",
            " INFO   (milan) Tenant status is filled",
            " WARN  Detached");
  }

  @Test
  void shouldNameTheClusterWhereNoneIsTheConsumer() {
    // given
    var log = new ConsoleLog(recorded.onTerminal(2).with("NO_COLOR", "1").console(), "");

    // when
    log.info("milan", "Tenant correctly deleted");

    // then
    assertThat(recorded.err()).isEqualTo(" INFO   (milan) Tenant correctly deleted\n");
  }

  @Test
  void shouldColourTheLevelOnATerminalThatHasColours() {
    // given
    var log = new ConsoleLog(recorded.onTerminal(2).console(), "rome");

    // when
    log.warn("milan", "late");

    // then
    assertThat(recorded.err()).isEqualTo("\033[33;1m WARN \033[0m \033[35m (milan) \033[0mlate\n");
  }
}
