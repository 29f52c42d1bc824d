package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.progress.Console;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ErrorHandlerTest {
  private final StringWriter err = new StringWriter();
  private final ErrorHandler handler =
      new ErrorHandler(
          new Console(
              new BufferedReader(Reader.nullReader()),
              new PrintWriter(Writer.nullWriter()),
              new PrintWriter(err),
              Map.of(),
              Set.of()));

  @Test
  void shouldPrintOnlyTheSentenceOfAFailureWithoutTypeAndHint() throws Exception {
    // given
    var failure = CommandException.because(ExitCode.FAILED, "the run has already ended");

    // when
    int code = handle(failure, false);

    // then
    assertThat(err.toString()).isEqualTo("ERRO: the run has already ended\n");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void shouldPrintTypeAndHintOfARunsFailure() throws Exception {
    // given
    var failure = CommandException.ofRun("NoWorker", "no worker serves milan", "start one", null);

    // when
    int code = handle(failure, false);

    // then
    assertThat(err.toString())
        .isEqualTo("ERRO: no worker serves milan (NoWorker)\nNext: start one\n");
    assertThat(code).isEqualTo(3);
  }

  @Test
  void shouldAskForVerboseOnAnUnexpectedError() throws Exception {
    // given
    var failure = new IllegalStateException("broken");

    // when
    int code = handle(failure, false);

    // then
    assertThat(err.toString())
        .isEqualTo(
            "ERRO: unexpected error: java.lang.IllegalStateException: broken; add -v for the stack"
                + " trace\n");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void shouldPrintTheStackTraceFirstWithVerbose() throws Exception {
    // given
    var failure = new IllegalStateException("broken");

    // when
    handle(failure, true);

    // then
    assertThat(err.toString())
        .startsWith("java.lang.IllegalStateException: broken\n\tat ")
        .contains("ERRO: unexpected error");
  }

  @Test
  void shouldExitSilentlyWhenInterrupted() throws Exception {
    // given
    var failure = new InterruptedException();

    // when
    int code = handle(failure, false);

    // then
    assertThat(err.toString()).isEmpty();
    assertThat(code).isEqualTo(130);
  }

  private int handle(Exception failure, boolean verbose) throws Exception {
    return handler
        .verboseWhen(() -> verbose)
        .handleExecutionException(failure, new CommandLine(new Nothing()), null);
  }

  @CommandLine.Command
  private static final class Nothing {}
}
