package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

class EnvironmentDefaultsTest {
  private final TestCommand command = new TestCommand();

  @Test
  void shouldTakeAFlagFromItsVariable() {
    // given
    var environment = Map.of("HAWSER_WORKER_HEALTH_PORT", "9000");

    // when
    parse(environment);

    // then
    assertThat(command.healthPort).isEqualTo(9000);
  }

  @Test
  void shouldPreferTheFlag() {
    // given
    var environment = Map.of("HAWSER_WORKER_HEALTH_PORT", "9000");

    // when
    parse(environment, "--health-port=9001");

    // then
    assertThat(command.healthPort).isEqualTo(9001);
  }

  @Test
  void shouldNameTheVariableAfterTheLongestFlag() {
    // given
    var environment = Map.of("HAWSER_WORKER_NAMESPACE", "peerings");

    // when
    parse(environment);

    // then
    assertThat(command.namespace).isEqualTo("peerings");
  }

  @Test
  void shouldTakeNoParameterFromAVariable() {
    // given
    var environment = Map.of("FILE", "notes.txt");

    // when
    parse(environment);

    // then
    assertThat(command.file).isNull();
  }

  @Test
  void shouldIgnoreVariablesOfOthers() {
    // given
    var environment = Map.of("HEALTH_PORT", "9000", "HAWSER_JAVA", "/opt/java");

    // when
    parse(environment);

    // then
    assertThat(command.healthPort).isEqualTo(8086);
  }

  @Test
  void shouldRefuseAnUnknownVariableAndNameTheKnownOnes() {
    // given
    var environment = Map.of("HAWSER_WORKER_HELTH_PORT", "9000");

    // when
    var parsing = assertThatThrownBy(() -> parse(environment));

    // then
    parsing
        .isInstanceOf(ParameterException.class)
        .hasMessage(
            "unknown variable HAWSER_WORKER_HELTH_PORT; known: HAWSER_WORKER_HEALTH_PORT,"
                + " HAWSER_WORKER_NAMESPACE");
  }

  private void parse(Map<String, String> environment, String... args) {
    new CommandLine(command)
        .setDefaultValueProvider(new EnvironmentDefaults(environment))
        .parseArgs(args);
  }

  @Command
  private static final class TestCommand {
    @Option(names = "--health-port", defaultValue = "8086")
    private int healthPort;

    @Option(names = {"-n", "--namespace"})
    private String namespace;

    @Parameters(arity = "0..1")
    private String file;
  }
}
