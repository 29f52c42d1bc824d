package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.payload.Payloads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** abort, retry and skip. */
@Timeout(60)
class UpdateCommandsTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldShowHowAnAbortedRunIsUndone() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-abort", "milan", "--detach");

    // when
    var result = cli.run("abort", "busy-abort", "milan", "--reason", "wrong cluster");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.err().lines())
        .containsSubsequence(
            "INFO: Aborting the run and undoing what it did",
            "INFO: undo: register the tenant on milan: undone",
            "INFO: undo: create the gateway server on milan: nothing to undo",
            "INFO: aborted: wrong cluster");
  }

  @Test
  void shouldReturnOnceTheAbortIsAcceptedWhenDetached() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-leave", "milan", "--detach");

    // when
    var result = cli.run("abort", "busy-leave", "milan", "--reason", "why", "--detach");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEqualTo("INFO: Aborting the run and undoing what it did\n");
  }

  @Test
  void shouldFailWhenAnAbortedRunCannotBeUndone() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-incomplete", "milan", "--detach");

    // when
    var result = cli.run("abort", "busy-incomplete", "milan", "--reason", "why");

    // then
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err())
        .endsWith(
            "ERRO: left Tenant on milan (RollbackIncomplete)\n"
                + "Next: remove the listed objects, or run hawser unpeer busy-incomplete milan\n");
  }

  @ParameterizedTest
  @CsvSource({
    "abort idle milan --reason why",
    "retry idle milan",
    "skip idle milan STEP --reason why"
  })
  void shouldFailWhenThePairHasNoRun(String command) {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run(command.split(" "));

    // then
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            "ERRO: no run of idle and milan is in progress\nNext: see hawser status idle milan\n");
  }

  @Test
  void shouldReportWhyTheRunRejectsAnUpdate() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-retry", "milan", "--detach");

    // when
    var result = cli.run("retry", "busy-retry", "milan");

    // then
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEqualTo("ERRO: no rollback is stuck\n");
  }

  @Test
  void shouldPrintTheRunsAnswerAsJson() throws Exception {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-skipped", "milan", "--detach");

    // when
    var result =
        cli.run("skip", "busy-skipped", "milan", "get a nonce", "--reason", "why", "-o", "json");

    // then
    var answer = Payloads.json().readTree(result.out());
    assertThat(answer.get("answer").asText()).isEqualTo("skipped: get a nonce");
    assertThat(answer.get("workflowId").asText()).isEqualTo("peering/busy-skipped~milan");
  }

  @Test
  void shouldNotWaitForTheEndOfARunThatWorkersServe() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("unpeer", "stuck-answer", "milan", "--detach");

    // when
    var result = cli.run("retry", "stuck-answer", "milan");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo("INFO: retrying\n");
  }

  @ParameterizedTest
  @CsvSource({"create the gateway server", "undo: create the gateway server"})
  void shouldPrintTheRunsAnswerToAnUpdate(String step) {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-skip", "milan", "--detach");

    // when
    var result = cli.run("skip", "busy-skip", "milan", step, "--reason", "why");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEqualTo("INFO: skipped: create the gateway server\n");
  }
}
