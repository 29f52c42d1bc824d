package dev.hawser.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** However a command of the sandbox ends, its process ends with it. */
class CommandMainTest {
  private final StringWriter told = new StringWriter();

  @Test
  void shouldEndWithTheCommandsOwnExitCode() {
    // given
    var line = line(() -> 1);

    // then
    assertThat(CommandMain.run("tool", line, new String[0])).isEqualTo(1);
    assertThat(told.toString()).isEmpty();
  }

  @Test
  void shouldEndWithOneSentenceAfterAnException() {
    // given
    var line =
        line(
            () -> {
              throw new IllegalStateException("no cluster answers");
            });

    // then
    assertThat(CommandMain.run("tool", line, new String[0])).isEqualTo(2);
    assertThat(told).hasToString("tool: no cluster answers" + System.lineSeparator());
  }

  @Test
  void shouldEndWithOneSentenceAfterAFailedAssertion() {
    // given
    var line =
        line(
            () -> {
              throw new AssertionError("a clean run did not complete");
            });

    // then
    assertThat(CommandMain.run("tool", line, new String[0])).isEqualTo(2);
    assertThat(told).hasToString("tool: a clean run did not complete" + System.lineSeparator());
  }

  private CommandLine line(Callable<Integer> command) {
    return new CommandLine(new Sample(command)).setErr(new PrintWriter(told, true));
  }

  @Command(name = "sample")
  private record Sample(Callable<Integer> command) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return command.call();
    }
  }
}
