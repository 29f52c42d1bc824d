package dev.hawser.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The process of a command ends with an exit code, however the command ends. */
class CommandMainTest {
  private final StringWriter error = new StringWriter();

  @Test
  void shouldEndWithTheCommandsOwnExitCode() {
    // given
    var line = line(() -> 1);

    // when
    int code = CommandMain.run("tool", line, new String[0]);

    // then
    assertThat(code).isEqualTo(1);
    assertThat(error.toString()).isEmpty();
  }

  @Test
  void shouldEndWithOneSentenceAfterAnException() {
    // given
    var line =
        line(
            () -> {
              throw new IllegalStateException("no cluster answers");
            });

    // when
    int code = CommandMain.run("tool", line, new String[0]);

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error).hasToString("tool: no cluster answers" + System.lineSeparator());
  }

  @Test
  void shouldSayTheInnermostReasonToo() {
    // given
    var line =
        line(
            () -> {
              var timeout = new IOException("request timed out");
              throw new IllegalStateException("An error has occurred.", new IOException(timeout));
            });

    // when
    CommandMain.run("tool", line, new String[0]);

    // then
    assertThat(error)
        .hasToString("tool: An error has occurred. (request timed out)" + System.lineSeparator());
  }

  @Test
  void shouldEndWithOneSentenceAfterAFailedAssertion() {
    // given
    var line =
        line(
            () -> {
              throw new AssertionError("a clean run did not complete");
            });

    // when
    int code = CommandMain.run("tool", line, new String[0]);

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error).hasToString("tool: a clean run did not complete" + System.lineSeparator());
  }

  private CommandLine line(Callable<Integer> command) {
    return new CommandLine(new Sample(command)).setErr(new PrintWriter(error, true));
  }

  @Command(name = "sample")
  private record Sample(Callable<Integer> command) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return command.call();
    }
  }
}
