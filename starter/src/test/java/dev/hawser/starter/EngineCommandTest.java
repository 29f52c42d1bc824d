package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code hawser engine}, and with a real {@code temporal}, commands that find its server. */
@Timeout(120)
class EngineCommandTest {
  @TempDir private Path folder;

  @AfterEach
  void stopWhatRuns() {
    cli().run("engine", "stop");
  }

  @Test
  void shouldSayThatNoneRuns() {
    // when
    var result = cli().run("engine", "status");

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            "ERRO: no Temporal server started by hawser is running: to start one, run \"hawser"
                + " engine start\"\n");
  }

  @Test
  void shouldSayThatThereIsNothingToStop() {
    // when
    var result = cli().run("engine", "stop");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.err()).isEqualTo("INFO: no Temporal server started by hawser is running\n");
  }

  @ParameterizedTest
  @CsvSource({"-o json engine stop", "engine stop -o json"})
  void shouldTellScriptsWhetherOneWasStopped(String line) {
    // when
    var result = cli().run(line.split(" "));

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("{\n  \"stopped\" : false\n}\n");
  }

  @Test
  void shouldReportAFailureAsJson() {
    // when
    var result = cli().run("engine", "status", "-o", "json");

    // then
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("\"type\" : \"Unavailable\"", "\"exitCode\" : 3");
  }

  @Test
  void shouldListItsCommands() {
    // when
    var result = cli().run("engine");

    // then
    assertThat(result.out()).contains("start", "status", "stop");
  }

  @Test
  void shouldStartARealServerThatLaterCommandsFindUntilItIsStopped() {
    // given
    var program = requireTemporal();
    var path = program.getParent() + File.pathSeparator + System.getenv("PATH");

    // when
    var started = cli().with("PATH", path).run("engine", "start");

    // then
    assertThat(started.code()).as(started.err()).isZero();
    assertThat(started.out()).contains("address    127.0.0.1:", "Web UI     http://127.0.0.1:");
    assertThat(cli().run("engine", "status", "-o", "json").out()).contains("\"address\" : ");
    assertThat(cli().run("status").code()).isZero();
    assertThat(cli().run("engine", "stop").err()).contains("INFO: Stopped Temporal; its database");
    assertThat(cli().run("engine", "status").code()).isEqualTo(3);
  }

  private Cli cli() {
    return Cli.inPipe()
        .with("HOME", folder.toString())
        .with("TEMPORAL_CONFIG_FILE", folder.resolve("none.toml").toString());
  }

  private static Path requireTemporal() {
    var found = temporal();
    if (found.isEmpty()) {
      System.err.println("SKIPPED: no temporal on the PATH or in HAWSER_LAB/bin");
    }
    assumeTrue(found.isPresent(), "no temporal");
    return found.orElseThrow();
  }

  private static Optional<Path> temporal() {
    var folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    var lab = Stream.ofNullable(System.getenv("HAWSER_LAB")).map(name -> name + "/bin");
    return Stream.concat(lab, folders)
        .filter(name -> !name.isEmpty())
        .map(name -> Path.of(name, "temporal").toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }
}
