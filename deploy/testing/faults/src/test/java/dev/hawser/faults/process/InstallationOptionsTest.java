package dev.hawser.faults.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The flags that name an installation, and how wrong ones are refused. */
@SuppressWarnings("NullAway.Init")
class InstallationOptionsTest {
  @TempDir private Path folder;

  private final AnyCommand command = new AnyCommand();
  private String rome;
  private String milan;
  private String hawser;

  @Command(name = "any")
  private static final class AnyCommand implements Callable<Integer> {
    @Mixin private InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() throws Exception {
      return options.open((installation, pair) -> 0);
    }
  }

  @BeforeEach
  void write() throws IOException {
    rome = Files.writeString(folder.resolve("rome"), "").toString();
    milan = Files.writeString(folder.resolve("milan"), "").toString();
    hawser = Scripts.write(folder, "exit 0").toString();
  }

  @Test
  void shouldPrintTheFlagsForARepetition() {
    // given
    parse("--kubeconfig", rome, "--kubeconfig", milan, "--temporal", "h:1", "--hawser", hawser);

    // when
    var text = command.options.text();

    // then
    assertThat(text)
        .isEqualTo("--kubeconfig %s --kubeconfig %s --temporal h:1".formatted(rome, milan));
  }

  @Test
  void shouldRequireTheLauncherOfTheProduct() {
    // given
    var error = new StringWriter();
    var line = new CommandLine(command).setErr(new PrintWriter(error, true));

    // when
    int code = line.execute("--kubeconfig", rome, "--kubeconfig", milan, "--temporal", "h:1");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error.toString()).startsWith("Missing required option: '--hawser=FILE'");
  }

  @Test
  void shouldRefuseOneKubeconfig() {
    // given
    parse(
        "--kubeconfig", rome, "--temporal", "h:1", "--hawser", hawser, "--logs", folder.toString());

    // when
    var opened = assertThatThrownBy(command::call);

    // then
    opened.hasMessage("give --kubeconfig twice, the consumer's first; it was given 1 times");
  }

  @Test
  void shouldRefuseAKubeconfigThatCannotBeRead() {
    // given
    var missing = folder.resolve("missing").toString();
    parse(
        "--kubeconfig",
        rome,
        "--kubeconfig",
        missing,
        "--temporal",
        "h:1",
        "--hawser",
        hawser,
        "--logs",
        folder.toString());

    // when
    var opened = assertThatThrownBy(command::call);

    // then
    opened.hasMessage("can't read " + missing);
  }

  private void parse(String... flags) {
    new CommandLine(command).parseArgs(flags);
  }
}
