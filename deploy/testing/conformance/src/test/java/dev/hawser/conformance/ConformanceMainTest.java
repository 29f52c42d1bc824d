package dev.hawser.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.command.CommandMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line of the conformance tests. */
class ConformanceMainTest {
  @Test
  void shouldFailWhenNoScenarioHasTheName() {
    // given
    var error = new StringWriter();
    var command = new CommandLine(new ConformanceMain()).setErr(new PrintWriter(error, true));

    // when
    int code =
        CommandMain.run(
            "conformance", command, "--kubeconfig", "a", "--scenario", "no such scenario");

    // then
    assertThat(code).isEqualTo(2);
    assertThat(error)
        .hasToString(
            "conformance: no scenario has a name that contains \"no such scenario\""
                + System.lineSeparator());
  }
}
